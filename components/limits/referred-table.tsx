import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { buttonVariants } from '@/components/ui/button-look';
import type { ReferredRow } from '@/lib/limits/views/desk';

/** Requests that wait for a person, the one due first on top. */
export function ReferredTable({ rows, now }: { rows: readonly ReferredRow[]; now: string }) {
  const t = useTranslations('limits');
  const columns: Column<ReferredRow>[] = [
    { key: 'title', header: t('desk.goods'), card: 'title', cell: (row) => <Link href={`/desk/limits/${row.askId}`} className="font-medium hover:underline">{row.title}</Link> },
    { key: 'number', header: t('desk.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'financed', header: t('desk.financed'), align: 'right', card: 'hidden', cell: (row) => <Money minor={row.financedMinor} currency={row.currency} plain /> },
    { key: 'instalment', header: t('instalment'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.instalmentMinor} currency={row.currency} plain /> },
    { key: 'points', header: t('desk.points'), align: 'right', card: 'badge', cell: (row) => <span className="money">{row.points === null ? '–' : t('desk.pointsOf', { points: row.points })}</span> },
    { key: 'answerBy', header: t('desk.answerBy'), card: 'deadline', cell: (row) => <Deadline at={row.answerBy} now={now} stacked /> },
    {
      key: 'action', header: <span className="sr-only">{t('desk.decide')}</span>, align: 'right', card: 'action',
      cell: (row) => <Link href={`/desk/limits/${row.askId}`} className={buttonVariants({ size: 'sm' })}>{t('desk.decide')}<span className="sr-only"> {row.number}</span></Link>,
    },
  ];
  return <DataTable caption={t('desk.queue')} columns={columns} rows={rows} rowKey={(row) => row.askId} />;
}
