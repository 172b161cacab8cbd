import type { Temporal } from 'temporal-polyfill';
import { notifyAll, notifyRole, notifySeller } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { TransferSide } from './model/transfer';
import type { TransferRow } from './store/transfers';

interface News {
  /** The last part of the notice's kind, and of its event's key. */
  what: string;
  params?: Record<string, string>;
  at: Temporal.Instant;
}

const noticeOf = ({ id, number, lease }: TransferRow, { what, params, at }: News) =>
  ({ kind: `transfers.${what}`, params: { number, title: lease.contract.order.listingVersion.title, ...params }, eventKey: `transfer.${what}:${id}`, at, mail: true });

/** Tells one side, or both; who was named and has not come hears nothing here. */
export async function tellSides(tx: Tx, transfer: TransferRow, sides: readonly TransferSide[], news: News): Promise<void> {
  const ids = sides.map((side) => (side === 'FROM' ? transfer.fromId : transfer.toId)).filter((id) => id !== null);
  await notifyAll(tx, ids.map((userId) => ({ userId, ...noticeOf(transfer, news), href: `/transfers/${transfer.id}` })));
}

export const tellDesk = (tx: Tx, transfer: TransferRow, news: News): Promise<void> => notifyRole(tx, 'DESK', { ...noticeOf(transfer, news), mail: false, href: `/desk/transfers/${transfer.id}` });

/** Whoever answers claims is to know whose the goods are now. */
export const tellSeller = (tx: Tx, transfer: TransferRow, news: News): Promise<void> => notifySeller(tx, transfer.lease.sellerId, 'orders', { ...noticeOf(transfer, news), href: '/seller/claims' });
