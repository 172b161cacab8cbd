import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { DETAIL, detailOf, type OrderDetail } from './purchaser-order';

export interface SellerOrder extends OrderDetail {
  /** The allocated unit's serial number, and those that may go out in its place: the first hundred. */
  allocatedSerial: string | null;
  freeSerials: string[];
  /** Relayed by the mall in the seller's name. */
  relayedByMall: boolean;
}

/** One order that has reached this seller; null for anybody else's and for forms not yet placed. */
export async function sellerOrder(db: Db, actor: Actor, orderId: string, at: Temporal.Instant): Promise<SellerOrder | null> {
  const sellerId = sellerFor(actor, 'orders');
  if (!sellerId) return null;
  const row = await db.order.findFirst({
    where: { id: orderId, sellerId, delivery: { isNot: null } },
    select: { ...DETAIL, unit: { select: { serial: true } } },
  });
  if (!row) return null;
  const choosing = row.delivery?.state === 'NOTICED' || row.delivery?.state === 'ACCEPTED';
  const free = choosing
    ? await db.unit.findMany({ where: { listingId: row.listingId, state: 'AVAILABLE' }, select: { serial: true }, orderBy: { serial: 'asc' }, take: 100 })
    : [];
  const detail = detailOf(row, at);
  // Over before anything was sent: where the purchaser lives is no longer the seller's business.
  const notSent = row.state === 'CANCELLED' || row.state === 'RELEASED';
  return {
    ...detail, receiving: notSent ? null : detail.receiving, allocatedSerial: row.unit?.serial ?? null, freeSerials: free.map(({ serial }) => serial),
    relayedByMall: row.delivery?.relayedById === 'system',
  };
}
