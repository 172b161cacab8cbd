import { useTranslations } from 'next-intl';
import { entryWords } from '@/lib/ledger/model';

/** What an entry is called: by its source and kind; what an older house posted and no text knows by their names. */
export function useWhat(): (entry: { sourceType: string; kind: string }) => string {
  const t = useTranslations('books');
  return ({ sourceType, kind }) => {
    const { key, values } = entryWords({ sourceType, kind });
    return t.has(`what.${key}`) ? t(`what.${key}`, values) : `${sourceType}: ${kind}`;
  };
}
