import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { HistoryRow } from '@/lib/ledger/views/account-history';
import type { NamesInBooks } from '@/lib/leases/names-views';
import { About } from './about';
import { LINK } from './link';
import { useWhat } from './what';

interface Props {
  rows: readonly HistoryRow[];
  names: NamesInBooks;
  currency: string;
  base: string;
  /** The account's own address. */
  path: string;
}

/** What was posted to an account, each line with what the account came to. */
export function HistoryTable({ rows, names, currency, base, path }: Props) {
  const t = useTranslations('books');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const what = useWhat();
  const amount = (row: HistoryRow, side: HistoryRow['side']) => (row.side === side ? <Money minor={row.amountMinor} currency={currency} plain /> : <span aria-hidden className="text-ink-muted as-card:hidden">–</span>);
  const sideOf = (side: HistoryRow['side'], header: string) => ({
    key: side, header, align: 'right' as const, className: 'as-card:text-left', cell: (row: HistoryRow) => (
      <>{row.side === side && <span className="mr-2 text-ink-muted as-row:hidden">{header}</span>}{amount(row, side)}</>
    ),
  });
  return (
    <DataTable
      caption={t('history')}
      rows={rows}
      rowKey={({ id }) => id}
      needs="much"
      empty={<EmptyState>{t('nothing')}</EmptyState>}
      columns={[
        { key: 'on', header: t('occurredOn'), card: 'badge', className: 'whitespace-nowrap', cell: (row) => <time dateTime={row.occurredOn} className="money text-ink-muted">{formatTableDate(row.occurredOn, locale)}</time> },
        { key: 'what', header: t('entry'), card: 'title', cell: (row) => <Link href={`${base}/entries/${row.entryId}`} className={LINK}>{what(row)}</Link> },
        { key: 'about', header: t('about'), cell: (row) => <About {...row} names={names} to={(filter) => `${path}?${new URLSearchParams({ currency, ...filter })}`} /> },
        sideOf('DEBIT', t('debit')), sideOf('CREDIT', t('credit')),
        { key: 'balance', header: t('balance'), align: 'right', cardLabel: true, className: 'as-card:text-left', cell: (row) => <Money minor={row.balanceMinor} currency={currency} plain className="font-semibold" /> },
      ]}
    />
  );
}
