import { z } from 'zod';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { releaseHeld } from './expire-form';
import { endOrderRow, findOrderToEnd } from './store/form';

/** Job `end-order`. */
export const endOrderJob = z.strictObject({ orderId: z.string(), reason: z.string() });

/**
 * The approval no longer carries a signed order (it was revoked, expired or used up before its use): SIGNED → ENDED,
 * everything is given back and the purchaser told why. Done once; again, or for another state, it does nothing.
 */
export async function endOrder(deps: Deps, { orderId, reason }: z.output<typeof endOrderJob>): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    if (!await endOrderRow(tx, orderId, 'ENDED', { reason, at, from: 'SIGNED' })) return ok(null);
    const order = await findOrderToEnd(tx, orderId);
    await releaseHeld(tx, { orderId, unitId: order.unitId, at, reason, actor: SYSTEM });
    await audit(tx, { actor: SYSTEM, action: 'order.ended', subject: { type: 'order', id: orderId }, reason, at });
    await notify(tx, {
      userId: order.purchaserId, kind: 'orders.ended', params: { number: order.number, title: order.listingVersion.title, reason: reason.replaceAll('-', '_') },
      href: `/orders/${orderId}`, eventKey: `order-ended:${orderId}`, at, mail: true,
    });
    return ok(null);
  });
}
