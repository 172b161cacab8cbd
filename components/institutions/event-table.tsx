import { Check, CircleSlash, History, Loader, NotebookPen, ShieldAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { aboutOf } from '@/lib/institutions/model/events';
import { noteWords } from '@/lib/institutions/model/note';
import type { EventView } from '@/lib/institutions/views';

const LOOK: Record<NonNullable<EventView['outcome']> | 'WAITING', { tone: Tone; icon: typeof Check }> = {
  APPLIED: { tone: 'positive', icon: Check },
  STALE: { tone: 'neutral', icon: History },
  QUARANTINED: { tone: 'critical', icon: ShieldAlert },
  NOTED: { tone: 'neutral', icon: NotebookPen },
  IGNORED: { tone: 'neutral', icon: CircleSlash },
  WAITING: { tone: 'moon', icon: Loader },
};

/** Callbacks that came, latest first, with what became of each. */
export function EventTable({ events, label }: { events: readonly EventView[]; label: string }) {
  const t = useTranslations('institutions');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={label}
      rows={events}
      rowKey={(event) => event.eventId}
      empty={<p className="text-sm text-ink-muted">{t('events.empty')}</p>}
      columns={[
        { key: 'at', header: t('calls.at'), card: 'deadline', className: 'money whitespace-nowrap', cell: (event) => <time dateTime={event.receivedAt}>{formatTableInstant(event.receivedAt, locale)}</time> },
        { key: 'type', header: t('events.type'), card: 'title', className: 'as-row:min-w-36', cell: (event) => event.type },
        { key: 'subject', header: t('events.subject'), card: 'line', className: 'break-all', cell: (event) => event.subject },
        { key: 'outcome', header: t('events.outcome'), card: 'badge', className: 'as-row:whitespace-nowrap', cell: (event) => <OutcomeBadge outcome={event.outcome ?? 'WAITING'} /> },
        { key: 'why', header: t('events.why'), card: 'line', className: 'break-words as-card:text-ink-muted as-card:empty:hidden', cell: (event) => <Why event={event} /> },
      ]}
    />
  );
}

function OutcomeBadge({ outcome }: { outcome: keyof typeof LOOK }) {
  const t = useTranslations('institutions.outcomes');
  return <Badge tone={LOOK[outcome].tone} icon={LOOK[outcome].icon}>{t(outcome)}</Badge>;
}

/** Why it was not applied, in words where they are known; of one that is not settled, what is waited for and until when. */
function Why({ event: { type, note, waitsUntil } }: { event: EventView }) {
  const t = useTranslations('institutions');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  if (waitsUntil !== null) return t('events.waits', { about: aboutOf(type), until: formatTableInstant(waitsUntil, locale) });
  const words = noteWords(note ?? '');
  return words ? t(`notes.${words.key}`, words.params) : note;
}
