'use client';
import { useTranslations } from 'next-intl';
import { usePriceChoice, type Priced } from './price-choice';

/** For as long as the chosen term. */
export function GuaranteeTitle({ priced }: { priced: Priced }) {
  const t = useTranslations('browse.product');
  const { price } = usePriceChoice(priced);
  return <>{t('guaranteeTitle', { months: price.terms.termMonths })}</>;
}
