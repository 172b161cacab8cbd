import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import type { PurchaserOrderRow } from '@/lib/deliveries/views/purchaser-orders';
import { StageBadge } from '../stage-badge';

const isForm = ({ standing: { stage } }: PurchaserOrderRow) => stage === 'form' || stage === 'form-lapsed';
const hrefOf = (row: PurchaserOrderRow) => `/orders/${row.id}${isForm(row) ? '/form' : ''}`;

/** The purchaser's orders, open forms among them. */
export function OrderList({ rows, now }: { rows: readonly PurchaserOrderRow[]; now: string }) {
  const t = useTranslations('orders');
  const d = useTranslations('deliveries');
  return (
    <DataTable
      caption={t('list.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState action={<Button asChild variant="secondary"><Link href="/">{t('list.emptyAction')}</Link></Button>}>{t('list.empty')}</EmptyState>}
      columns={[
        {
          key: 'goods', header: t('list.goods'), card: 'title',
          cell: (row) => (
            <span className="flex items-center gap-3">
              {row.photoId && <img src={`/files/${row.photoId}`} alt="" width={64} height={48} className="h-12 w-16 shrink-0 rounded-md bg-plate object-contain" />}
              <span className="min-w-0">
                <span className="block font-semibold">{row.title}</span>
                <span className="money block text-xs font-normal text-ink-muted">{row.number}</span>
              </span>
            </span>
          ),
        },
        { key: 'state', header: t('list.state'), card: 'badge', cell: (row) => <StageBadge stage={row.standing.stage} /> },
        {
          key: 'deadline', header: t('list.deadline'), card: 'line',
          cell: (row) => (
            <span className="text-sm">
              {row.standing.turn !== 'NOBODY' && <span className="block text-xs text-ink-muted">{d('turn', { party: d(`parties.${row.standing.turn}`) })}</span>}
              {row.standing.by && <Deadline at={row.standing.by} now={now} />}
            </span>
          ),
        },
        {
          key: 'amount', header: t('list.amount'), align: 'right', card: 'amount',
          cell: (row) => (
            <span>
              <Money minor={row.instalmentMinor} currency={row.currency} className="block font-semibold" />
              <Money minor={row.totalCostMinor} currency={row.currency} className="block text-xs text-ink-muted" />
            </span>
          ),
        },
        {
          key: 'action', header: <span className="sr-only">{t('list.action')}</span>, align: 'right', card: 'action',
          cell: (row) => {
            const action = t(isForm(row) ? 'list.write' : 'list.open');
            return <Button asChild variant="secondary" size="sm"><Link href={hrefOf(row)} aria-label={t('list.openOf', { number: row.number, action })}>{action}</Link></Button>;
          },
        },
      ]}
    />
  );
}
