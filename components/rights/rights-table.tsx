import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { CircleCheck, Hourglass, MessageSquareWarning, Undo2, Wallet, X, type LucideIcon } from 'lucide-react';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { RightsRow } from '@/lib/rights/views/sights';

const LOOK: Record<RightsRow['state'], { tone: Tone; icon: LucideIcon }> = {
  SENT: { tone: 'moon', icon: Undo2 }, DISPUTED: { tone: 'caution', icon: MessageSquareWarning }, RETURNED: { tone: 'moon', icon: Wallet }, REFUNDED: { tone: 'neutral', icon: CircleCheck },
  OPEN: { tone: 'moon', icon: Hourglass }, STANDS: { tone: 'caution', icon: CircleCheck }, REJECTED: { tone: 'neutral', icon: X }, OVERTAKEN: { tone: 'neutral', icon: Undo2 },
};

export function RightsBadge({ state }: { state: RightsRow['state'] }) {
  const t = useTranslations('rights.badges');
  return <Badge tone={LOOK[state].tone} icon={LOOK[state].icon}>{t(state)}</Badge>;
}

/** Withdrawals or refusals of a shop or at the desk, each with what is waited for. */
export function RightsTable({ rows, base, now, caption }: { rows: readonly RightsRow[]; base: string; now: string; caption: string }) {
  const t = useTranslations('rights.seller.columns');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id}
      columns={[
        { key: 'title', header: t('title'), card: 'title', cell: (row) => <Link href={`${base}/${row.id}`} className="font-medium hover:underline">{row.title}</Link> },
        { key: 'number', header: t('number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
        { key: 'sent', header: t('sent'), card: 'line', cardLabel: true, cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.sentAt, locale)}</span> },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => <RightsBadge state={row.state} /> },
        { key: 'by', header: t('deadline'), card: 'deadline', cell: (row) => (row.by ? <Deadline at={row.by} now={now} stacked /> : '–') },
      ]}
    />
  );
}
