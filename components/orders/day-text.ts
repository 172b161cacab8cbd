import { useTranslations } from 'next-intl';

/** `25일`, and `말일` for the 31st, which is the last day of every month. */
export function useDayText(): (day: number) => string {
  const t = useTranslations('orders.form.receiving');
  return (day) => (day === 31 ? t('lastDay') : t('day', { day }));
}
