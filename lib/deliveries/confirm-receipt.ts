import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { OrderInput } from '@/lib/orders/model/draft';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { silenceAt } from './model/clocks';
import { lockDelivery, moveDelivery } from './store/delivery';
import { tellSeller } from './tell';

/**
 * The purchaser has received the goods, which accepts nothing. The clock of silence starts now, or goes on where the
 * carrier's proof started it.
 *
 * Errors: `not-found`, `deliveries.moved-on`.
 */
export async function confirmReceipt(deps: Deps, actor: Actor, { orderId }: OrderInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'PURCHASER');
    if (!delivery) return err({ code: 'not-found' });
    const anew = delivery.silenceAt ? {} : { silenceAt: toDate(silenceAt(at, at)), warnedDay4At: null, warnedDay6At: null };
    if (!await moveDelivery(tx, orderId, 'RECEIVED', { receivedAt: toDate(at), notReceivedAt: null, ...anew })) return err({ code: 'deliveries.moved-on' });
    await audit(tx, { actor, action: 'delivery.received', subject: { type: 'order', id: orderId }, at });
    await tellSeller(tx, delivery, { what: 'received', at });
    return ok({ orderId });
  });
}
