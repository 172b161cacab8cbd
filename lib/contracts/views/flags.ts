import { SYSTEM } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { type Flag, riskFlags } from '../model/flags';
import type { Particulars } from '../model/particulars';
import { TWO_ADMINS_FROM_MINOR } from '../model/two-people';
import { sellerParticulars } from '../store/signed-order';

const FACTS = {
  id: true, sellerId: true, purchaserId: true, signatureName: true, financedMinor: true, cashPriceMinor: true,
  listing: { select: { publishedVersion: { select: { cashPriceMinor: true } } } },
  delivery: { select: { serialDiffers: true, decision: true, relayedById: true, insteadOfSerial: true } },
} as const;

/** Sellers of whom a contract has reached a purchaser already. */
async function knownSellers(db: Db, ids: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM seller s WHERE s.id = ANY(${ids}) AND EXISTS (
       SELECT 1 FROM lease_order o JOIN contract c ON c.order_id = o.id AND c.supplement_no = 0
        WHERE o.seller_id = s.id AND o.state IN ('ACCEPTED', 'CONTRACTED', 'ENDED', 'WITHDRAWN') AND c.delivered_at IS NOT NULL)`;
  return new Set(rows.map(({ id }) => id));
}

/** Purchasers who have a contract of a large amount in force. */
async function knownForLarge(db: Db, ids: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM unnest(${ids}::text[]) AS u(id)
     WHERE EXISTS (SELECT 1 FROM lease_order o WHERE o.purchaser_id = u.id AND o.state = 'CONTRACTED' AND o.financed_minor >= ${TWO_ADMINS_FROM_MINOR})`;
  return new Set(rows.map(({ id }) => id));
}

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));

/** What an admin should look at in each of these contracts, by order; as many queries for fifty as for one. */
export async function flagsOf(db: Db, contracts: readonly { orderId: string; said: Particulars['seller'] }[]): Promise<Map<string, Flag[]>> {
  if (contracts.length === 0) return new Map();
  const orders = byId(await db.order.findMany({ where: { id: { in: contracts.map(({ orderId }) => orderId) } }, select: FACTS }));
  const ids = (key: 'sellerId' | 'purchaserId') => [...new Set([...orders.values()].map((order) => order[key]))];
  const [sellers, purchasers, known, large] = await Promise.all([
    db.seller.findMany({ where: { id: { in: ids('sellerId') } } }), db.user.findMany({ where: { id: { in: ids('purchaserId') } }, select: { id: true, name: true } }),
    knownSellers(db, ids('sellerId')), knownForLarge(db, ids('purchaserId')),
  ]).then(([shops, people, ...known]) => [byId(shops), byId(people), ...known] as const);
  return new Map(contracts.map(({ orderId, said }) => {
    const order = orders.get(orderId);
    const [seller, purchaser] = [sellers.get(order?.sellerId ?? ''), purchasers.get(order?.purchaserId ?? '')];
    if (!order?.delivery || !seller || !purchaser) return [orderId, []];
    const { serialDiffers, decision, relayedById, insteadOfSerial } = order.delivery;
    return [orderId, riskFlags({
      serialDiffers, decision, relayedByMall: relayedById === SYSTEM.userId, insteadOfSerial, firstOfSeller: !known.has(seller.id),
      financedMinor: order.financedMinor, firstLarge: !large.has(purchaser.id), cashPriceMinor: { signed: order.cashPriceMinor, now: order.listing.publishedVersion?.cashPriceMinor ?? null },
      signatureName: order.signatureName ?? '', purchaserName: purchaser.name, seller: { said, now: sellerParticulars(seller) },
    })];
  }));
}
