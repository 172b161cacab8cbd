import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { moveUnit } from '@/lib/catalogue/unit-store';
import { releaseLimits } from '@/lib/limits/release-limits';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { relayBy, returnBy } from './model/clocks';
import type { PurchaseDecisionInput } from './model/inputs';
import type { DeliveryState } from './model/states';
import { lockDelivery, moveDelivery, moveOrder, type LockedDelivery } from './store/delivery';
import { insertClaim } from './store/notice';
import { findReturnAddress } from './store/seller';
import { tellPurchaser, tellSeller } from './tell';

/**
 * The purchaser decides: accepts, accepts with defects (a claim is opened), or refuses. An acceptance waits for its
 * relay; a refusal takes effect at once. The right of withdrawal is untouched by either.
 *
 * Errors: `not-found`, `deliveries.not-inspected` (received goods are looked over first), `deliveries.other-goods` (the
 * serial number differs: not accepted as if nothing were), `deliveries.moved-on`.
 */
export async function decidePurchase(deps: Deps, actor: Actor, input: PurchaseDecisionInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  const { orderId } = input;
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'PURCHASER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.state === 'RECEIVED') return err({ code: 'deliveries.not-inspected' });
    if (input.decision === 'ACCEPTED' && delivery.serialDiffers) return err({ code: 'deliveries.other-goods' });
    const step: Step = { delivery, actor, at };
    const moved = input.decision === 'REFUSED' ? await refuse(tx, step, input.note)
      : await accept(tx, step, input.decision, input.decision === 'ACCEPTED' ? null : input.note);
    return moved ? ok({ orderId }) : err({ code: 'deliveries.moved-on' });
  });
}

interface Step {
  delivery: LockedDelivery;
  actor: Actor;
  at: Temporal.Instant;
}

/** Writes an acceptance, by word or by silence; false when the delivery is not at a decision. */
export async function accept(tx: Tx, { delivery, actor, at }: Step, decision: 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS' | 'BY_SILENCE', note: string | null): Promise<boolean> {
  const { orderId } = delivery;
  const deadline = relayBy(at);
  const from: DeliveryState[] = decision === 'BY_SILENCE' ? ['SHIPPED', 'RECEIVED', 'INSPECTED'] : ['INSPECTED'];
  const moved = await moveDelivery(tx, orderId, 'DECIDED', {
    decision, decidedAt: toDate(at), decisionNote: note, relayBy: toDate(deadline), silenceAt: null,
  }, from);
  if (!moved) return false;
  if (decision === 'ACCEPTED_WITH_DEFECTS') await insertClaim(tx, { id: newId('cl'), orderId, text: note ?? '', openedAt: toDate(at) });
  await audit(tx, { actor, action: 'delivery.decided', subject: { type: 'order', id: orderId }, reason: note ?? decision.toLowerCase(), data: { decision }, at });
  const what = { ACCEPTED: 'decided', ACCEPTED_WITH_DEFECTS: 'decided-defects', BY_SILENCE: 'decided-silence' }[decision];
  await tellSeller(tx, delivery, { what, params: { relayBy: deadline.toString(), note: note ?? '' }, at });
  return true;
}

/** Refused after inspection, or given up because it never arrived: the goods go back, everything held is given back. */
async function refuse(tx: Tx, { delivery, actor, at }: Step, note: string): Promise<boolean> {
  const { orderId } = delivery;
  const from: DeliveryState[] = delivery.notReceivedAt ? ['INSPECTED', 'SHIPPED'] : ['INSPECTED'];
  const reason = 'purchaser-refused';
  const moved = await moveDelivery(tx, orderId, 'RETURNING', { decision: 'REFUSED', decidedAt: toDate(at), decisionNote: note, silenceAt: null }, from)
    && await moveOrder(tx, orderId, 'REFUSED', { endedAt: toDate(at), endedReason: reason })
    && await moveUnit(tx, delivery.unitId, 'SHIPPED', 'RETURNING');
  if (!moved) return false;
  await releaseLimits(tx, { orderId, at, reason, actor });
  await audit(tx, { actor, action: 'delivery.refused', subject: { type: 'order', id: orderId }, reason: note, at });
  if (delivery.state === 'SHIPPED') {
    await tellSeller(tx, delivery, { what: 'given-up', params: { note }, at });
    await tellPurchaser(tx, delivery, { what: 'given-up-purchaser', at });
    return true;
  }
  const address = await findReturnAddress(tx, delivery.sellerId);
  await tellSeller(tx, delivery, { what: 'refused', params: { note }, at });
  await tellPurchaser(tx, delivery, { what: 'refused-purchaser', params: { address, returnBy: returnBy(at).toString() }, at });
  return true;
}
