import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { lastStep } from '@/lib/signing/model/progress';
import type { UnsignedRow } from '@/lib/signing/views/unsigned';

/** Contracts that nobody signed in time, the longest over on top, with how far each purchaser came. */
export function UnsignedTable({ rows, now }: { rows: readonly UnsignedRow[]; now: string }) {
  const t = useTranslations('signing.unsigned');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<UnsignedRow>[] = [
    { key: 'title', header: t('goods'), card: 'title', cell: (row) => <Link href={`/desk/contracts/${row.id}`} className="font-medium hover:underline">{row.title}</Link> },
    { key: 'number', header: t('number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'purchaser', header: t('purchaser'), card: 'line', cardLabel: true, cell: (row) => row.purchaser },
    { key: 'financier', header: t('financier'), card: 'line', cardLabel: true, cell: (row) => row.financier[locale] },
    { key: 'progress', header: t('progress'), card: 'line', cardLabel: true, cell: ({ progress }) => t(`steps.${lastStep(progress)}`, { agreed: progress.agreed, clauses: progress.clauses }) },
    {
      key: 'price', header: t('price'), align: 'right', card: 'amount',
      cell: (row) => <><Money minor={BigInt(row.instalment)} currency={row.currency} /><span className="block text-xs text-ink-muted">{t.rich('total', { total: () => <Money minor={BigInt(row.totalCost)} currency={row.currency} /> })}</span></>,
    },
    { key: 'signBy', header: t('overSince'), card: 'deadline', cell: (row) => <Deadline at={row.signBy} now={now} stacked /> },
  ];
  return <DataTable needs="much" caption={t('title')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
