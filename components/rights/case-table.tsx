import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { CaseRow } from '@/lib/rights/views/desk';

/** What waits for a person at the desk, oldest first. */
export function CaseTable({ rows, caption }: { rows: readonly CaseRow[]; caption: string }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={caption} rows={rows} rowKey={(row) => row.id}
      columns={[
        { key: 'kind', header: t('desk.kind'), card: 'title', cell: (row) => <Link href={row.page} className="font-medium hover:underline">{t(`desk.kinds.${row.kind}`)}</Link> },
        { key: 'title', header: t('seller.columns.title'), card: 'line', cell: (row) => row.title },
        { key: 'number', header: t('seller.columns.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
        { key: 'opened', header: t('desk.opened'), card: 'deadline', cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.openedAt, locale)}</span> },
      ]}
    />
  );
}
