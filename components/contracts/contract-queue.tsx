import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button-look';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { withChoice, type QueueChoice } from '@/lib/contracts/model/queue';
import type { QueueRow } from '@/lib/contracts/views/queue';
import { ContractBadge } from './contract-badge';
import { FlagBadge } from './flag-list';
import { SupplementLine } from './supplement-line';

/** Contracts as an admin goes through them. `now` is the domain's clock, so that ages agree with it; the chosen order goes along to each case. */
export function ContractQueue({ caption, empty, rows, now, choice = { sort: 'oldest', filter: null } }: { caption: string; empty: ReactNode; rows: readonly QueueRow[]; now: number; choice?: QueueChoice }) {
  const t = useTranslations('contracts');
  const format = useFormatter();
  const locale = useLocale() === 'ko' ? 'ko' : 'en';
  const href = ({ id }: QueueRow) => withChoice(`/admin/contracts/${id}`, choice);
  return (
    <DataTable
      needs="much"
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{empty}</EmptyState>}
      columns={[
        { key: 'number', header: t('queue.contract'), card: 'title', cell: (row) => <><Link href={href(row)} className="money font-semibold text-accent underline-offset-4 hover:underline">{row.number}</Link><SupplementLine of={row.supplement} /></> },
        { key: 'state', header: t('queue.state'), card: 'badge', cell: (row) => <><ContractBadge state={row.state} /><PartLine part={row.part} /></> },
        { key: 'goods', header: t('queue.goods'), card: 'line', cell: (row) => `${row.title} · ${row.purchaser}` },
        { key: 'flags', header: t('queue.flags'), card: 'line', cell: (row) => <FlagsCell row={row} /> },
        { key: 'financier', header: t('queue.financier'), card: 'hidden', cell: (row) => row.financier[locale] },
        { key: 'since', header: t('queue.waiting'), card: 'deadline', cell: (row) => <><time dateTime={row.since}>{format.relativeTime(new Date(row.since), now)}</time>{row.overdue && <span className="block text-xs font-semibold text-critical">{t('queue.overdue')}</span>}</> },
        { key: 'total', header: t('queue.total'), align: 'right', card: 'amount', cell: (row) => <Money minor={BigInt(row.totalCost)} currency={row.currency} /> },
        { key: 'open', header: <span className="sr-only">{t('queue.open')}</span>, align: 'right', card: 'action', cell: (row) => <Link href={href(row)} className={buttonVariants({ variant: 'secondary', size: 'sm' })}>{t('queue.open')}</Link> },
      ]}
    />
  );
}

/** The gravest flag and how many more; of what is signed and not sealed, why. */
function FlagsCell({ row: { flags: [gravest, ...others], trouble } }: { row: QueueRow }) {
  const t = useTranslations('contracts.troubles');
  return (
    <>
      {gravest && <FlagBadge flag={gravest} more={others.length} />}
      {trouble && <span className="block text-xs text-critical">{t(trouble)}</span>}
    </>
  );
}

function PartLine({ part }: { part: QueueRow['part'] }) {
  const t = useTranslations('contracts.queue.parts');
  return part === 'DECIDE' ? null : <span className="block text-xs text-ink-muted">{t(part)}</span>;
}
