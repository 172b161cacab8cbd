import { useTranslations } from 'next-intl';

/** `35분`, `5시간`, `3일`: rounded to what a reader compares by. */
export function useDurationText(): (seconds: number | null) => string {
  const t = useTranslations('contracts.load');
  return (seconds) => {
    if (seconds === null) return '–';
    const minutes = Math.round(seconds / 60);
    if (minutes < 90) return t('minutes', { count: minutes });
    const hours = Math.round(seconds / 3600);
    return hours < 48 ? t('hours', { count: hours }) : t('days', { count: Math.round(seconds / 86_400) });
  };
}
