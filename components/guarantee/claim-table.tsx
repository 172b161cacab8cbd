import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ClaimLine } from '@/lib/guarantee/views/lists';
import { ClaimBadge } from './claim-badge';

/** Claims in a line each, with the promise that runs. */
export function ClaimTable({ rows, base, now, caption, empty }: { rows: readonly ClaimLine[]; base: string; now: string; caption: string; empty: ReactNode }) {
  const t = useTranslations('guarantee.keeper.columns');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id} empty={empty}
      columns={[
        { key: 'goods', header: t('goods'), card: 'title', cell: (row) => <Link href={`${base}/${row.id}`} className="font-medium hover:underline">{row.title}</Link> },
        { key: 'number', header: t('number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
        { key: 'opened', header: t('opened'), card: 'line', cardLabel: true, cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.openedAt, locale)}</span> },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => <ClaimBadge state={row.state} /> },
        { key: 'due', header: t('due'), card: 'deadline', cell: (row) => (row.dueBy ? <Deadline at={row.dueBy} now={now} stacked /> : '–') },
      ]}
    />
  );
}
