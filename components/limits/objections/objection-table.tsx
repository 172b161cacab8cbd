import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { ObjectionRow } from '@/lib/limits/views/objections';
import { useLenderName } from '../lender-name';

/** Objections, those due first on top; of the answered ones, what came of them. */
export function ObjectionTable({ rows, now, caption }: { rows: readonly ObjectionRow[]; now: string; caption: string }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const lender = useLenderName();
  const columns: Column<ObjectionRow>[] = [
    { key: 'title', header: t('desk.goods'), card: 'title', cell: (row) => <Link href={`/desk/objections/${row.id}`} className="font-medium hover:underline">{row.title}</Link> },
    { key: 'number', header: t('desk.number'), card: 'line', cell: (row) => <span className="money text-ink-muted">{row.number}</span> },
    { key: 'lender', header: t('objection.lender'), card: 'line', cardLabel: true, cell: (row) => lender(row.lender) },
    { key: 'madeAt', header: t('objection.madeAt'), card: 'line', cardLabel: true, cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.madeAt, locale)}</span> },
    {
      key: 'answerBy', header: t('objection.answerBy'), card: 'deadline',
      cell: (row) => (row.outcome ? t(`objection.outcomes.${row.outcome}`) : <Deadline at={row.answerBy} now={now} stacked />),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
