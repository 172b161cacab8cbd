import { useLocale, useTranslations } from 'next-intl';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { DeskMallLimitRow } from '@/lib/limits/views/desk-mall-limits';
import { MallLimitActs, type TakeBackMallLimit } from './approval-acts';

/** The limits for the whole mall that the desk has given and nobody has ended. */
export function DeskMallLimitsTable({ rows, now, takeBack }: { rows: readonly DeskMallLimitRow[]; now: string; takeBack: TakeBackMallLimit }) {
  const t = useTranslations('limits.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const columns: Column<DeskMallLimitRow>[] = [
    { key: 'who', header: t('approval.who'), card: 'title', cell: (row) => <span className="money">{row.who}</span> },
    { key: 'since', header: t('approval.since'), card: 'line', cell: (row) => <span className="money text-ink-muted">{formatTableInstant(row.givenAt, locale)}</span> },
    { key: 'total', header: t('approval.total'), align: 'right', card: 'amount', cardLabel: true, cell: (row) => <Money minor={row.approvedMinor} currency={row.currency} plain /> },
    { key: 'taken', header: t('approval.taken'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <Money minor={row.takenMinor} currency={row.currency} plain /> },
    { key: 'cap', header: t('cap'), align: 'right', card: 'line', cardLabel: true, cell: (row) => <Money minor={row.monthlyCapMinor} currency={row.currency} plain /> },
    { key: 'expires', header: t('approval.expires'), card: 'deadline', cell: (row) => <Deadline at={row.expiresAt} now={now} stacked /> },
    { key: 'acts', header: <span className="sr-only">{t('approval.acts')}</span>, align: 'right', card: 'action', cell: (row) => <MallLimitActs row={row} action={takeBack} /> },
  ];
  return <DataTable caption={t('approval.mall')} columns={columns} rows={rows} rowKey={(row) => row.id} needs="much" />;
}
