import { useTranslations } from 'next-intl';

/** Why an order ended without a contract, in the words of who ended it. */
export function AbandonNote({ note }: { note: string }) {
  const t = useTranslations('contracts');
  return <p className="text-sm">{t('abandonedBecause')}: <q className="break-words whitespace-pre-line">{note}</q></p>;
}
