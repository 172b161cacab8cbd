import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { CaseRow } from '@/lib/rights/views/desk';

/** What waits for a person at the desk, oldest first. */
export function CaseTable({ rows, now, caption }: { rows: readonly CaseRow[]; now: string; caption: string }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id}
      columns={[
        { key: 'kind', header: t('desk.kind'), card: 'title', cell: (row) => <Link href={row.page} className="font-medium hover:underline">{t(`desk.kinds.${row.kind}`)}</Link> },
        { key: 'title', header: t('seller.columns.title'), card: 'line', cell: (row) => row.title },
        { key: 'number', header: t('seller.columns.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
        { key: 'refund', header: t('desk.toSend'), align: 'right', card: 'line', className: 'as-card:empty:hidden', cell: ({ refund }) => refund && <><Money minor={refund.leftMinor} currency={refund.currency} />{refund.by && <span className="block"><Deadline at={refund.by} now={now} /></span>}</> },
        { key: 'opened', header: t('desk.opened'), card: 'deadline', cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.openedAt, locale)}</span> },
      ]}
    />
  );
}
