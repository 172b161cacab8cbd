'use client';
import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/institutions/confirm-dialog';
import { DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';
import type { FilePaidInput } from '@/lib/settlements/model/settlement';
import type { FileRow } from '@/lib/settlements/views/admin';

/** Files for the bank: fetched in two forms, and recorded as paid. */
export function FileTable({ rows, paid }: { rows: readonly FileRow[]; paid: (input: FilePaidInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('settlements');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8';
  return (
    <DataTable
      caption={t('admin.files')} rows={rows} rowKey={(row) => row.id}
      columns={[
        { key: 'made', header: t('columns.made'), card: 'title', cell: (row) => <span className="money">{formatTableInstant(row.madeAt, locale)}</span> },
        { key: 'total', header: t('columns.total'), align: 'right', card: 'amount', cell: (row) => <Money minor={row.totalMinor} currency={row.currency} plain /> },
        { key: 'count', header: t('columns.count'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <span className="money">{row.count}</span> },
        { key: 'open', header: t('admin.open'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <span className="money">{row.open}</span> },
        { key: 'files', header: t('detail.file'), card: 'line', cell: (row) => (
          <span className="inline-flex gap-4">
            <a className={link} href={`/admin/settlements/files/${row.id}?format=xml`} download>{t('admin.xml')}<span className="sr-only"> {formatTableInstant(row.madeAt, locale)}</span></a>
            <a className={link} href={`/admin/settlements/files/${row.id}?format=csv`} download>{t('admin.csv')}<span className="sr-only"> {formatTableInstant(row.madeAt, locale)}</span></a>
          </span>
        ) },
        { key: 'act', header: t('columns.state'), card: 'action', cell: (row) => (row.open > 0
          ? <ConfirmDialog label={t('admin.paid')} name={formatTableInstant(row.madeAt, locale)} title={t('admin.paidTitle')} text={t('admin.paidText')} act={() => paid({ fileId: row.id })} />
          : t('states.PAID')) },
      ]}
    />
  );
}
