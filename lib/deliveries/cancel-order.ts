import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { releaseHeld } from '@/lib/orders/expire-form';
import { endOrderRow, findOrderToEnd } from '@/lib/orders/store/form';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import type { CancelOrderInput } from './model/inputs';
import { releaseOrder } from './release-order';
import { lockDelivery, lockOrder } from './store/delivery';
import { tellPurchaser, tellSeller } from './tell';

/**
 * The purchaser cancels before anything is shipped: a form, a signed order, or one that the seller has accepted.
 * Everything is given back; who has the order in writing is told of its end. No reason needs to be given.
 *
 * Errors: `not-found`, `deliveries.shipped-already`, `deliveries.moved-on`.
 */
export async function cancelOrder(deps: Deps, actor: Actor, { orderId, reason }: CancelOrderInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  const note = reason || 'purchaser-cancelled';
  return write(deps, async (tx) => {
    const state = await lockOrder(tx, orderId, actor, 'PURCHASER');
    if (!state) return err({ code: 'not-found' });
    if (state === 'FORM' || state === 'SIGNED') {
      await cancelUnplaced(tx, { orderId, signed: state === 'SIGNED', note, actor, at });
      return ok({ orderId });
    }
    const delivery = await lockDelivery(tx, orderId, actor, 'PURCHASER');
    if (!delivery || state !== 'PLACED') return err({ code: 'deliveries.moved-on' });
    const released = await releaseOrder(tx, { delivery, to: 'CANCELLED', ending: 'purchaser-cancelled', note, actor, at });
    if (!released) return err({ code: 'deliveries.shipped-already' });
    await tellSeller(tx, delivery, { what: 'cancelled', at });
    await tellPurchaser(tx, delivery, { what: 'cancelled-purchaser', at });
    return ok({ orderId });
  });
}

interface Unplaced { orderId: string; signed: boolean; note: string; actor: Actor; at: Temporal.Instant }

/** The seller knows nothing of it yet; the purchaser is told of what was signed, not of a form. */
async function cancelUnplaced(tx: Tx, { orderId, signed, note, actor, at }: Unplaced): Promise<void> {
  await endOrderRow(tx, orderId, 'CANCELLED', { reason: 'purchaser-cancelled', at });
  const { unitId, listingVersion: { title }, ...order } = await findOrderToEnd(tx, orderId);
  await releaseHeld(tx, { orderId, unitId, at, reason: 'purchaser-cancelled', actor });
  await audit(tx, { actor, action: 'order.cancelled', subject: { type: 'order', id: orderId }, reason: note, at });
  if (signed) await tellPurchaser(tx, { ...order, orderId, title }, { what: 'cancelled-purchaser', at });
}
