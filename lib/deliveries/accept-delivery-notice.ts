import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { PLAN_DAYS, shipBy } from './model/clocks';
import type { AcceptNoticeInput } from './model/inputs';
import { lockDelivery, moveDelivery } from './store/delivery';
import { tellPurchaser } from './tell';

/**
 * The seller accepts a delivery notice in time and says on which day it ships.
 *
 * Errors: `not-found`, `deliveries.lapsed` (the deadline is over), `deliveries.moved-on`, `deliveries.planned-on`.
 */
export async function acceptDeliveryNotice(deps: Deps, actor: Actor, { orderId, plannedOn }: AcceptNoticeInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  const today = plainDateIn(at);
  if (plannedOn < today || plannedOn > addDays(today, PLAN_DAYS)) {
    return err({ code: 'input', fields: { plannedOn: 'deliveries.planned-on' }, params: { days: PLAN_DAYS } });
  }
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.state === 'LAPSED' || (delivery.state === 'NOTICED' && Temporal.Instant.compare(delivery.acceptBy, at) <= 0)) {
      return err({ code: 'deliveries.lapsed' });
    }
    const moved = await moveDelivery(tx, orderId, 'ACCEPTED', { acceptedAt: toDate(at), plannedOn: fromPlainDate(plannedOn), shipBy: toDate(shipBy(plannedOn)) });
    if (!moved) return err({ code: 'deliveries.moved-on' });
    await audit(tx, { actor, action: 'delivery.accepted', subject: { type: 'order', id: orderId }, data: { plannedOn }, at });
    await tellPurchaser(tx, delivery, { what: 'accepted', params: { plannedOn }, at });
    return ok({ orderId });
  });
}
