import type { Temporal } from 'temporal-polyfill';
import { isBack, moveUnit } from '@/lib/catalogue/unit-store';
import type { Actor } from '@/lib/kernel/actor';
import { releaseLimits } from '@/lib/limits/release-limits';
import type { OrderEnding } from '@/lib/orders/model/states';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { returnBy } from './model/clocks';
import { moveDelivery, moveOrder, type LockedDelivery } from './store/delivery';
import { closeClaims } from './store/notice';
import { findReturnAddress } from './store/seller';
import { tellPurchaser, tellSeller } from './tell';

/** What both sides are told of it, by its reason. */
const WHAT = { 'contract-refused': 'uncontracted', 'contract-unsigned': 'uncontracted-unsigned', 'contract-declined': 'uncontracted-declined' } as const satisfies Partial<Record<OrderEnding, string>>;

interface Uncontracted {
  delivery: LockedDelivery;
  /** The financier issued none, nobody signed it in time, or the purchaser does not want it. */
  reason: keyof typeof WHAT;
  /** Why, in the words that both sides are told. */
  note: string;
  actor: Actor;
  at: Temporal.Instant;
}

/**
 * No contract comes of an accepted order: it ends, the goods go back as after a refusal, and what it used of both limits
 * is given back. False when the order is not accepted (any more).
 */
export async function endUncontracted(tx: Tx, { delivery, reason, note, actor, at }: Uncontracted): Promise<boolean> {
  if (!await endAccepted(tx, { delivery, to: 'ENDED', reason, actor, at })) return false;
  const params = { note, returnBy: returnBy(at).toString() };
  await tellPurchaser(tx, delivery, { what: WHAT[reason], params: { ...params, address: await findReturnAddress(tx, delivery.sellerId) }, at });
  await tellSeller(tx, delivery, { what: `${WHAT[reason]}-seller`, params, at });
  return true;
}

interface Ending extends Omit<Uncontracted, 'note' | 'reason'> {
  /** ENDED before a contract is in force, WITHDRAWN after it. */
  to: 'ENDED' | 'WITHDRAWN';
  reason: OrderEnding;
}

/** What was accepted is given up: goods on their way back (they may be already, where a leased thing was being returned), limits and claims closed, nobody told yet. False when it stood elsewhere. */
export async function endAccepted(tx: Tx, { delivery, to, reason, actor, at }: Ending): Promise<boolean> {
  const { orderId } = delivery;
  const moved = await moveDelivery(tx, orderId, 'RETURNING', {}, ['RELAYED'])
    && await moveOrder(tx, orderId, to, { endedAt: toDate(at), endedReason: reason })
    && (await moveUnit(tx, delivery.unitId, to === 'ENDED' ? 'SHIPPED' : 'LEASED', 'RETURNING') || (to === 'WITHDRAWN' && await isBack(tx, delivery.unitId)));
  if (!moved) return false;
  await releaseLimits(tx, { orderId, at, reason, actor });
  await closeClaims(tx, orderId);
  await audit(tx, { actor, action: to === 'ENDED' ? 'order.ended' : 'order.withdrawn', subject: { type: 'order', id: orderId }, reason, at });
  return true;
}
