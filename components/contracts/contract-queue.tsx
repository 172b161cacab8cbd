import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import type { QueueRow } from '@/lib/contracts/views/queue';
import { ContractBadge } from './contract-badge';
import { FlagBadge } from './flag-list';

/** Contracts as an admin goes through them, oldest first. `now` is the domain's clock, so that ages agree with it. */
export function ContractQueue({ caption, empty, rows, now }: { caption: string; empty: string; rows: readonly QueueRow[]; now: number }) {
  const t = useTranslations('contracts');
  const format = useFormatter();
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  return (
    <DataTable
      needs="much"
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{empty}</EmptyState>}
      columns={[
        { key: 'number', header: t('queue.contract'), card: 'title', cell: (row) => <Link href={`/admin/contracts/${row.id}`} className="money font-semibold text-accent underline-offset-4 hover:underline">{row.number}</Link> },
        { key: 'state', header: t('queue.state'), card: 'badge', cell: (row) => <ContractBadge state={row.state} /> },
        { key: 'goods', header: t('queue.goods'), card: 'line', cell: (row) => `${row.title} · ${row.purchaser}` },
        { key: 'flags', header: t('queue.flags'), card: 'line', cell: ({ flags: [gravest, ...others] }) => gravest && <FlagBadge flag={gravest} more={others.length} /> },
        { key: 'financier', header: t('queue.financier'), card: 'hidden', cell: (row) => row.financier[locale] },
        { key: 'since', header: t('queue.waiting'), card: 'deadline', cell: (row) => <time dateTime={row.since}>{format.relativeTime(new Date(row.since), now)}</time> },
        { key: 'total', header: t('queue.total'), align: 'right', card: 'amount', cell: (row) => <Money minor={BigInt(row.totalCost)} currency={row.currency} /> },
        { key: 'open', header: <span className="sr-only">{t('queue.open')}</span>, align: 'right', card: 'action', cell: (row) => <Link href={`/admin/contracts/${row.id}`} className={buttonVariants({ variant: 'secondary', size: 'sm' })}>{t('queue.open')}</Link> },
      ]}
    />
  );
}
