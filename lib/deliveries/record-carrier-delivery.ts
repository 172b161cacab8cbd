import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { silenceAt } from './model/clocks';
import type { CarrierDeliveryInput } from './model/inputs';
import { lockDelivery, noteDelivery } from './store/delivery';
import { tellPurchaser } from './tell';

/**
 * The seller records the carrier's proof of delivery. It starts the clock of silence, unless the purchaser has said
 * that nothing arrived: then the clock stands until the purchaser says otherwise.
 *
 * Errors: `not-found`, `deliveries.moved-on`, `deliveries.proof-recorded`, `deliveries.proof-date`.
 */
export async function recordCarrierDelivery(deps: Deps, actor: Actor, input: CarrierDeliveryInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  const { orderId } = input;
  const deliveredAt = Temporal.Instant.from(input.deliveredAt);
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.state !== 'SHIPPED' || !delivery.shippedAt) return err({ code: 'deliveries.moved-on' });
    if (delivery.carrierDeliveredAt) return err({ code: 'deliveries.proof-recorded' });
    const possible = Temporal.Instant.compare(deliveredAt, delivery.shippedAt) >= 0 && Temporal.Instant.compare(deliveredAt, at) <= 0;
    if (!possible) return err({ code: 'input', fields: { deliveredAt: 'deliveries.proof-date' } });
    const silence = delivery.notReceivedAt ? null : silenceAt(deliveredAt, at);
    await noteDelivery(tx, orderId, ['SHIPPED'], { carrierDeliveredAt: toDate(deliveredAt), silenceAt: silence && toDate(silence) });
    await audit(tx, {
      actor, action: 'delivery.carrier-delivered', subject: { type: 'order', id: orderId },
      data: { deliveredAt: deliveredAt.toString(), silenceAt: silence?.toString() ?? null }, at,
    });
    await tellPurchaser(tx, delivery, silence
      ? { what: 'delivered', params: { deliveredAt: deliveredAt.toString(), silenceAt: silence.toString() }, at }
      : { what: 'delivered-disputed', params: { deliveredAt: deliveredAt.toString() }, at });
    return ok({ orderId });
  });
}
