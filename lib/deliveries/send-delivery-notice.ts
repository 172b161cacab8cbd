import { z } from 'zod';
import { err, ok, type Result } from '@/lib/kernel/result';
import { moveUnit } from '@/lib/catalogue/unit-store';
import { notifyAll } from '@/lib/notifications/notify';
import { write, type Deps } from '@/lib/platform/db';
import { acceptBy } from './model/clocks';
import { placeOrder } from './store/notice';

/** Job `place-order`. */
export const placeOrderJob = z.strictObject({ orderId: z.string() });

/**
 * The approval has been used: the order is placed and the delivery notice is at the seller, at once, in the app and by
 * mail. Done once; again, or for an order that ended meanwhile, it does nothing.
 */
export async function sendDeliveryNotice(deps: Deps, { orderId }: z.output<typeof placeOrderJob>): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const acceptDeadline = acceptBy(at);
    const order = await placeOrder(tx, { orderId, at, acceptBy: acceptDeadline });
    if (!order) return ok(null);
    if (!await moveUnit(tx, order.unitId, 'HELD', 'ALLOCATED')) return err({ code: 'conflict' });
    const notice = { params: { number: order.number, title: order.title, acceptBy: acceptDeadline.toString() }, at, mail: true };
    await notifyAll(tx, [
      { ...notice, sellerId: order.sellerId, permission: 'orders', kind: 'deliveries.noticed', href: `/seller/orders/${orderId}`, eventKey: `delivery-noticed:${orderId}` },
      { ...notice, userId: order.purchaserId, kind: 'orders.placed', href: `/orders/${orderId}`, eventKey: `order-placed:${orderId}` },
    ]);
    return ok(null);
  });
}
