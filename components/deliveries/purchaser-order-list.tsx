import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Thumb } from '@/components/catalogue/plate';
import { buttonVariants } from '@/components/ui/button-look';
import { DataTable } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import type { PurchaserOrderRow } from '@/lib/deliveries/views/purchaser-orders';
import { StageBadge } from './stage-badge';

const OPEN_FORMS = new Set(['form', 'form-lapsed']);

/** A line of the list, with the contract that waits to be signed or sealed. */
type Row = PurchaserOrderRow & { contractId: string | null };

/** What a line leads to, in a word. */
function actionOf({ id, standing: { stage }, contractId }: Row): { action: 'write' | 'sign' | 'open'; href: string } {
  if (OPEN_FORMS.has(stage)) return { action: 'write', href: `/orders/${id}/form` };
  return stage === 'to-sign' && contractId ? { action: 'sign', href: `/contracts/${contractId}/sign` } : { action: 'open', href: `/orders/${id}` };
}

export function PurchaserOrderList({ rows, now }: { rows: readonly Row[]; now: string }) {
  const t = useTranslations('orders.list');
  const word = useTranslations('common');
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'goods', header: t('goods'), card: 'title',
          cell: (row) => (
            <span className="flex items-center gap-3">
              <Thumb photoId={row.photoId} alt={row.photoAlt} />
              <span className="min-w-0"><span className="block font-semibold">{row.title}</span><span className="money block text-xs font-normal text-ink-muted">{row.number}</span></span>
            </span>
          ),
        },
        { key: 'state', header: t('state'), card: 'badge', cell: (row) => <StageBadge stage={row.standing.stage} /> },
        { key: 'deadline', header: t('deadline'), card: 'deadline', cell: (row) => row.standing.by && <Deadline at={row.standing.by} now={now} stacked /> },
        {
          key: 'amount', header: t('amount'), align: 'right', card: 'amount',
          cell: (row) => (
            <span className="inline-flex flex-wrap justify-end gap-x-3 as-card:justify-start as-row:flex-col">
              <span>{word('perMonth')} <Money minor={row.instalmentMinor} currency={row.currency} className="font-semibold" /></span>
              <span>{word('total')} <Money minor={row.totalCostMinor} currency={row.currency} className="font-semibold" /></span>
            </span>
          ),
        },
        {
          key: 'action', header: t('action'), align: 'right', card: 'action', className: 'as-row:wrap-break-word as-row:whitespace-normal',
          cell: (row) => {
            const { action, href } = actionOf(row);
            return <Link href={href} aria-label={t('openOf', { number: row.number, action: t(action) })} className={buttonVariants({ size: 'sm' })}>{t(action)}</Link>;
          },
        },
      ]}
    />
  );
}
