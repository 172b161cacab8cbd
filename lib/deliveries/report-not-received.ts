import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import type { NotReceivedInput } from './model/inputs';
import { lockDelivery, noteDelivery } from './store/delivery';
import { tellSeller } from './tell';

/**
 * "Not received": the clock of silence stands, whatever the carrier says, until the purchaser receives the goods or
 * gives them up (a refusal).
 *
 * Errors: `not-found`, `deliveries.moved-on`.
 */
export async function reportNotReceived(deps: Deps, actor: Actor, { orderId, note }: NotReceivedInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'PURCHASER');
    if (!delivery) return err({ code: 'not-found' });
    if (!await noteDelivery(tx, orderId, ['SHIPPED'], { notReceivedAt: toDate(at), silenceAt: null })) return err({ code: 'deliveries.moved-on' });
    await audit(tx, { actor, action: 'delivery.not-received', subject: { type: 'order', id: orderId }, reason: note, at });
    await tellSeller(tx, delivery, { what: 'not-received', params: { note }, at, key: at.toString() });
    return ok({ orderId });
  });
}
