import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { DataTable, type Column } from '@/components/ui/data-table';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ImportHead } from '@/lib/workplace/views/imports';

const TONE: Record<ImportHead['state'], Tone> = { READY: 'neutral', APPLYING: 'moon', APPLIED: 'positive' };

export function ImportBadge({ state }: { state: ImportHead['state'] }) {
  const t = useTranslations('workplace.states');
  return <Badge tone={TONE[state]}>{t(state)}</Badge>;
}

/** What was looked through before, newest first. */
export function ImportList({ rows }: { rows: readonly ImportHead[] }) {
  const t = useTranslations('workplace');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<ImportHead>[] = [
    { key: 'name', header: t('what'), card: 'title', cell: (row) => <Link href={`/seller/listings/imports/${row.id}`} className="inline-flex min-h-11 items-center font-semibold break-all hover:text-accent as-row:min-h-6">{row.kind === 'BULK' ? t('bulk') : row.name}</Link> },
    { key: 'state', header: t('state'), card: 'badge', cell: (row) => <ImportBadge state={row.state} /> },
    { key: 'rows', header: t('rows'), card: 'line', cell: (row) => <span className="money text-ink-muted">{t('counts', { fresh: row.newRows, changed: row.changedRows, unchanged: row.unchangedRows, faulty: row.faultyRows })}</span> },
    { key: 'at', header: t('at'), align: 'right', card: 'line', className: 'as-card:text-left', cell: (row) => <span className="money">{formatTableInstant(row.createdAt.toISOString(), locale)}</span> },
  ];
  return <DataTable caption={t('before')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={<p className="text-sm text-ink-muted">{t('noneBefore')}</p>} />;
}
