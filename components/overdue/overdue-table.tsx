import { Hourglass } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { OverdueRow } from '@/lib/billing/views/overdue';

import { OverdueBadge } from './overdue-badge';

/** The desk's queue: whose, where it is, how much and since when, and what comes next on which day. */
export function OverdueTable({ rows }: { rows: readonly OverdueRow[] }) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={t('title')} rows={rows} rowKey={(row) => row.id} needs="much"
      columns={[
        { key: 'lease', header: t('columns.lease'), card: 'title', cell: (row) => <><Link href={`/desk/overdue/${row.id}`} className="inline-flex min-h-6 items-center font-medium hover:underline as-card:min-h-11">{row.purchaser} · {row.title}</Link><span className="money block text-xs text-ink-muted">{row.number}</span></> },
        { key: 'state', header: t('columns.state'), card: 'badge', cell: (row) => <OverdueBadge state={row.state} /> },
        { key: 'since', header: t('columns.since'), card: 'line', cardLabel: true, cell: (row) => (row.oldestOn ? <span className="money">{formatTableDate(row.oldestOn, locale)} <span className="text-ink-muted">{t('days', { count: row.days })}</span></span> : '–') },
        { key: 'open', header: t('columns.open'), card: 'amount', align: 'right', cell: (row) => <Money minor={row.openMinor} currency={row.currency} className="font-semibold" /> },
        { key: 'charge', header: t('columns.charge'), card: 'line', cardLabel: true, align: 'right', className: 'as-card:text-left', cell: (row) => <Money minor={row.chargeMinor} currency={row.currency} plain /> },
        { key: 'next', header: t('columns.next'), card: 'line', cardLabel: true, cell: (row) => (row.waits ? <Badge tone="moon" icon={Hourglass}>{t('waits')}</Badge> : row.nextOn ? <span className="money">{formatTableDate(row.nextOn, locale)}</span> : <span className="text-ink-muted">{t('person')}</span>) },
      ]}
    />
  );
}
