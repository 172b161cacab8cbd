import { useTranslations } from 'next-intl';

/** Why an order ended without a contract: the purchaser withdrew, or in the words of who ended it. */
export function AbandonNote({ note }: { note: string }) {
  const t = useTranslations('contracts');
  if (note === 'purchaser-withdrew') return <p className="text-sm">{t('abandonedByWithdrawal')}</p>;
  return <p className="text-sm">{t('abandonedBecause')}: <q className="break-words whitespace-pre-line">{note}</q></p>;
}
