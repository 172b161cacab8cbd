import { useLocale, useTranslations } from 'next-intl';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { About } from '@/lib/rights/views/sights';

/** At the desk: the answer of an outside financier is entered as it came, and whether it has heard at all. */
export function OutsideWords({ about }: { about: About }) {
  const t = useTranslations('rights.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (!about.outside) return null;
  const { told } = about;
  const words = told?.state === 'TOLD' && told.at ? t('toldAt', { at: formatTableInstant(told.at, locale) }) : told?.state === 'REFUSED' ? t('toldRefused') : t('toldNot');
  return <p className="mb-4 text-sm text-ink-muted">{t('outside', { financier: about.financier[locale], told: words })}</p>;
}
