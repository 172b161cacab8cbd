import { useTranslations } from 'next-intl';

/** What an entry is called: by its source and kind (without the figure that makes some unique); what has no text of its own by their names. */
export function useWhat(): (entry: { sourceType: string; kind: string }) => string {
  const t = useTranslations('books');
  return ({ sourceType, kind }) => {
    const known = (key: string) => (t.has(key) ? t(key) : undefined);
    return known(`what.${sourceType}.${kind}`) ?? known(`what.${sourceType}.${kind.replace(/-\d+$/, '')}`) ?? `${known(`sources.${sourceType}`) ?? sourceType}: ${known(`entryKinds.${kind}`) ?? kind}`;
  };
}
