import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { DeclineNoticeInput } from './model/inputs';
import { releaseOrder } from './release-order';
import { lockDelivery } from './store/delivery';
import { tellPurchaser } from './tell';

/**
 * The seller cannot deliver and says why, before accepting or after it, never once it has shipped: the order is released.
 *
 * Errors: `not-found`, `deliveries.moved-on`.
 */
export async function declineDeliveryNotice(deps: Deps, actor: Actor, { orderId, reason }: DeclineNoticeInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    const released = await releaseOrder(tx, { delivery, to: 'DECLINED', ending: 'seller-declined', note: reason, actor, at });
    if (!released) return err({ code: 'deliveries.moved-on' });
    await tellPurchaser(tx, delivery, { what: 'declined', params: { reason }, at });
    return ok({ orderId });
  });
}
