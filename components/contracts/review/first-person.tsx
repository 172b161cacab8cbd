import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { FirstPerson } from '@/lib/contracts/views/review';
import { formatTableInstant } from '@/lib/kernel/date-text';

/** What an admin said before the one who decides: a question, or a first approval. */
export function FirstPersonSaid({ what, of: { name, note, at } }: { what: 'second' | 'first'; of: FirstPerson }) {
  const t = useTranslations('contracts.review');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <Panel tone={what === 'second' ? 'caution' : 'info'} title={t(`${what}Title`, { name })} className="mb-6">
      {note && <q className="block break-words whitespace-pre-line">{note}</q>}
      {what === 'first' && <span className="block">{t('firstText')}</span>}
      <time dateTime={at} className="money text-xs text-ink-muted">{formatTableInstant(at, locale)}</time>
    </Panel>
  );
}
