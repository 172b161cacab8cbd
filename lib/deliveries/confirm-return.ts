import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { moveUnit } from '@/lib/catalogue/unit-store';
import type { OrderInput } from '@/lib/orders/model/draft';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { lockDelivery, moveDelivery } from './store/delivery';
import { tellPurchaser } from './tell';

/**
 * The seller has the goods back, refused or left without a contract: the unit is on the shelf again. After a withdrawal
 * they are confirmed where refund and objections are (lib/rights).
 *
 * Errors: `not-found`, `deliveries.moved-on`.
 */
export async function confirmReturn(deps: Deps, actor: Actor, { orderId }: OrderInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.endedReason === 'purchaser-withdrew') return err({ code: 'deliveries.moved-on' });
    if (!await moveDelivery(tx, orderId, 'RETURNED', { returnedAt: toDate(at) })) return err({ code: 'deliveries.moved-on' });
    if (!await moveUnit(tx, delivery.unitId, 'RETURNING', 'AVAILABLE')) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'delivery.returned', subject: { type: 'order', id: orderId }, at });
    await tellPurchaser(tx, delivery, { what: 'returned', at });
    return ok({ orderId });
  });
}
