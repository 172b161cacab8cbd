import { useTranslations } from 'next-intl';

/** First in the tab order: past the navigation to what the page is about. */
export function SkipLink() {
  const t = useTranslations('common');
  return (
    <a href="#main" className="sr-only z-(--z-toast) rounded-sm bg-surface px-4 py-3 text-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
      {t('skip')}
    </a>
  );
}
