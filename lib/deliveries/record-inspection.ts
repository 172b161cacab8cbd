import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import type { InspectionInput } from './model/inputs';
import { lockDelivery, moveDelivery } from './store/delivery';
import { tellSeller } from './tell';

/**
 * The purchaser has looked the goods over and compared the serial number. Another number than the shipped one is
 * recorded and told to the seller, and stops the clock of silence: an objection is no silence.
 *
 * Errors: `not-found`, `deliveries.moved-on`.
 */
export async function recordInspection(deps: Deps, actor: Actor, { orderId, serialMatches }: InspectionInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'PURCHASER');
    if (!delivery) return err({ code: 'not-found' });
    const objection = serialMatches === 'no' ? { serialDiffers: true, silenceAt: null } : {};
    if (!await moveDelivery(tx, orderId, 'INSPECTED', { inspectedAt: toDate(at), ...objection })) return err({ code: 'deliveries.moved-on' });
    await audit(tx, { actor, action: 'delivery.inspected', subject: { type: 'order', id: orderId }, data: { serialMatches, serials: delivery.serials }, at });
    if (serialMatches === 'no') await tellSeller(tx, delivery, { what: 'serial-differs', params: { serial: delivery.serials.join(', ') }, at });
    return ok({ orderId });
  });
}
