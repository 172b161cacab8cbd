import { z } from 'zod';
import { SYSTEM } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { moveUnit } from '@/lib/catalogue/unit-store';
import { notify, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { acceptBy } from './model/clocks';
import { placeOrderRow } from './store/delivery';
import { insertNotice } from './store/notice';

/** Job `place-order`. */
export const placeOrderJob = z.strictObject({ orderId: z.string() });

/**
 * The approval has been used: the order is placed and the delivery notice is at the seller, at once, in the app and by
 * mail. Done once; again, or for an order that ended meanwhile, it does nothing.
 */
export async function sendDeliveryNotice(deps: Deps, { orderId }: z.output<typeof placeOrderJob>): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const order = await placeOrderRow(tx, orderId, at);
    if (!order) return ok(null);
    if (!await moveUnit(tx, order.unitId, 'HELD', 'ALLOCATED')) return err({ code: 'conflict' });
    const deadline = acceptBy(at);
    await insertNotice(tx, { orderId, ...order, noticedAt: toDate(at), acceptBy: toDate(deadline) });
    await audit(tx, { actor: SYSTEM, action: 'order.placed', subject: { type: 'order', id: orderId }, data: { acceptBy: deadline.toString() }, at });
    const params = { number: order.number, title: order.title, acceptBy: deadline.toString() };
    await notifySeller(tx, order.sellerId, {
      kind: 'deliveries.noticed', params, href: `/seller/orders/${orderId}`, eventKey: `delivery-noticed:${orderId}`, at, mail: true,
    });
    await notify(tx, {
      userId: order.purchaserId, kind: 'orders.placed', params, href: `/orders/${orderId}`, eventKey: `order-placed:${orderId}`, at, mail: true,
    });
    return ok(null);
  });
}
