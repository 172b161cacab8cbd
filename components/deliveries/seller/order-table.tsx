import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Thumb } from '@/components/catalogue/plate';
import { Button } from '@/components/ui/button';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Deadline } from '@/components/ui/deadline';
import { Money } from '@/components/ui/money';
import type { SellerOrderRow } from '@/lib/deliveries/views/seller-orders';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { StageBadge } from '../stage-badge';
import { taskAt } from './seller-task';

interface Props {
  rows: readonly SellerOrderRow[];
  /** RFC 3339. */
  now: string;
  /** The order whose row is open, and what it shows. */
  open?: { orderId: string; detail: ReactNode };
  /** This list's address with an order's row open; without one, all closed. */
  addressOf: (open?: string) => string;
  empty: ReactNode;
}

/** The seller's orders: what, to whom, where it stands, until when, and the one thing to do. */
export function OrderTable({ rows, now, open, addressOf, empty }: Props) {
  const t = useTranslations('deliveries.seller');
  const columns = useColumns(now, open?.orderId, addressOf);
  return (
    <DataTable
      needs="much" caption={t('caption')} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty}
      selected={(row) => row.id === open?.orderId} detail={(row) => (row.id === open?.orderId ? open.detail : null)}
    />
  );
}

function useColumns(now: string, open: string | undefined, addressOf: Props['addressOf']): Column<SellerOrderRow>[] {
  const t = useTranslations('deliveries.seller');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return [
    {
      key: 'order', header: t('columns.order'), card: 'title', className: 'as-row:whitespace-nowrap',
      cell: (row) => (
        <>
          <Link href={`/seller/orders/${row.id}`} className="money inline-flex min-h-6 items-center font-semibold hover:text-accent">{row.number}</Link>
          <Quiet><span className="money">{formatTableInstant(row.noticedAt, locale)}</span></Quiet>
        </>
      ),
    },
    {
      key: 'goods', header: t('columns.goods'),
      cell: (row) => (
        <span className="flex items-center gap-3 as-row:min-w-38">
          <Thumb photoId={row.photoId} className="w-14" />
          <span className="min-w-0">{row.title}<Quiet><span className="font-mono">{row.serials.join(', ') || t('noSerial')}</span></Quiet></span>
        </span>
      ),
    },
    { key: 'recipient', header: t('columns.recipient'), cardLabel: true, className: 'as-row:wrap-break-word', cell: (row) => <>{row.recipient}<Quiet inline>{row.area}</Quiet></> },
    { key: 'state', header: t('columns.state'), card: 'badge', className: 'as-row:[&>span]:whitespace-normal', cell: (row) => <StageBadge stage={row.standing.stage} /> },
    { key: 'deadline', header: t('columns.deadline'), card: 'deadline', cell: (row) => <Until row={row} now={now} /> },
    {
      key: 'financier', header: t('columns.financier'), cardLabel: true,
      cell: (row) => (
        <>
          {locale === 'ko' ? row.financier.nameKo : row.financier.nameEn}
          <Quiet><span className="as-row:sr-only">{t('columns.cash')}</span> <Money minor={row.cashPriceMinor} currency={row.currency} plain /></Quiet>
        </>
      ),
    },
    { key: 'action', header: t('columns.action'), align: 'right', card: 'action', cell: (row) => <Act row={row} open={row.id === open} addressOf={addressOf} /> },
  ];
}

/** A second, quieter line; on a card beside the first where there is room. */
const Quiet = ({ inline = false, children }: { inline?: boolean; children: ReactNode }) =>
  <span className={inline ? 'text-ink-muted as-card:ml-1.5 as-row:block as-row:text-xs' : 'block text-xs font-normal text-ink-muted'}>{children}</span>;

/** The deadline with its clock, and whose it is where it is not the seller's; without one, who is awaited. */
function Until({ row: { standing: { by, turn } }, now }: { row: SellerOrderRow; now: string }) {
  const t = useTranslations('deliveries');
  const whose = turn === 'NOBODY' || (turn === 'SELLER' && by) ? null : t('turn', { party: t(`parties.${turn}`) });
  return (
    <>
      {by && <Deadline at={by} now={now} stacked />}
      {whose && <span className={by ? 'block text-xs text-ink-muted' : 'text-ink-muted'}>{whose}</span>}
      {!by && !whose && <span className="text-ink-muted as-card:hidden">{t('seller.none')}</span>}
    </>
  );
}

/** Opens the row where there is something to do, the order's page where there is not. */
function Act({ row, open, addressOf }: { row: SellerOrderRow; open: boolean; addressOf: Props['addressOf'] }) {
  const t = useTranslations('deliveries.seller');
  const task = taskAt(row.standing.stage);
  const label = t(`actions.${open ? 'fold' : task ?? 'view'}`);
  const href = open ? addressOf() : task ? addressOf(row.id) : `/seller/orders/${row.id}`;
  return (
    <Button asChild size="sm">
      <Link href={href} {...((open || task) && { scroll: false })} aria-label={t('actionOf', { number: row.number, action: label })}>{label}</Link>
    </Button>
  );
}
