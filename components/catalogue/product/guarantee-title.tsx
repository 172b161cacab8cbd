'use client';
import { useTranslations } from 'next-intl';
import { usePriceChoice } from './price-choice';

/** For as long as the chosen term. */
export function GuaranteeTitle() {
  const t = useTranslations('browse.product');
  const { price } = usePriceChoice();
  return <>{t('guaranteeTitle', { months: price.terms.termMonths })}</>;
}
