import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { releaseHeld } from '@/lib/orders/expire-form';
import type { OrderEnding } from '@/lib/orders/model/states';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { DeliveryState } from './model/states';
import { moveDelivery, moveOrder, type LockedDelivery } from './store/delivery';

interface Release {
  delivery: LockedDelivery;
  /** Where the delivery goes, and with it the order. */
  to: Extract<DeliveryState, 'LAPSED' | 'DECLINED' | 'CANCELLED'>;
  ending: OrderEnding;
  /** What was said about it. */
  note?: string;
  actor: Actor;
  at: Temporal.Instant;
}

/** An order that will not be shipped: delivery and order end, unit and limits are given back. False when it moved on meanwhile. */
export async function releaseOrder(tx: Tx, { delivery, to, ending, note, actor, at }: Release): Promise<boolean> {
  const { orderId, unitId } = delivery;
  const orderTo = to === 'CANCELLED' ? 'CANCELLED' : 'RELEASED';
  const ended = await moveDelivery(tx, orderId, to, note === undefined ? {} : { decisionNote: note })
    && await moveOrder(tx, orderId, orderTo, { endedAt: toDate(at), endedReason: ending });
  if (!ended) return false;
  await releaseHeld(tx, { orderId, unitId, at, reason: ending, actor });
  await audit(tx, { actor, action: `delivery.${to.toLowerCase()}`, subject: { type: 'order', id: orderId }, reason: note ?? ending, at });
  return true;
}
