import { queueEvent } from '@/lib/contracts/queue-event';
import { lockDelivery } from '@/lib/deliveries/store/delivery';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { formatTableInstant, lastMinuteOf } from '@/lib/kernel/date-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { freezeLease } from '@/lib/leases/freeze-store';
import { lockLease } from '@/lib/leases/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import type { RefusePaymentInput } from './model/inputs';
import { answerBy } from './model/refusal';
import { findLiveRefusal, insertRefusal } from './store/refusals';
import { dayIn, findOwnLease, localeOf, lockSubject, namedOf, zoneOf, type Subject } from './store/subjects';
import { tellDesk, tellPurchaser, tellSeller } from './tell';

/**
 * The purchaser refuses what is left to be paid, on one of the six grounds, in writing (art. 16): effective as it is
 * sent. Billing and dunning of this lease alone are frozen from that day; seller and financier have their days to answer.
 *
 * Errors: `not-found`, `rights.lease-over`, `rights.refused-already` (one is open, or stands).
 */
export async function refusePayment(deps: Deps, actor: Actor, input: RefusePaymentInput): Promise<Result<{ refusalId: string }>> {
  const { leaseId, ground, facts } = input;
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const found = await ownLease(tx, actor, leaseId);
    if (!found) return err({ code: 'not-found' });
    const { subject, running } = found;
    if (!running) return err({ code: 'rights.lease-over' });
    if (await findLiveRefusal(tx, leaseId)) return err({ code: 'rights.refused-already' });
    const zone = zoneOf(subject);
    const [sellerBy, financierBy] = [answerBy(at, 'SELLER', zone), answerBy(at, 'FINANCIER', zone)];
    const locale = await localeOf(tx, actor.userId);
    const notice = translate(locale, 'rights.refuse.notice', {
      number: subject.number, title: subject.order.listingVersion.title, name: actor.name, ground: translate(locale, `rights.grounds.${ground}`), facts,
      financier: locale === 'ko' ? subject.institution.nameKo : subject.institution.nameEn, at: formatTableInstant(at, locale, zone),
    });
    const id = await insertRefusal(tx, { subject, purchaserId: actor.userId, leaseId, ground, facts, notice, sentAt: at, sellerBy, financierBy });
    await freezeLease(tx, { leaseId, cause: 'PAYMENT_REFUSAL', sourceId: id, fromOn: dayIn(at, subject) });
    await audit(tx, { actor, action: 'contract.payment-refused', subject: { type: 'contract', id: subject.id }, reason: facts, data: { noticeId: id, ground }, at });
    await queueEvent(tx, subject, { type: 'PAYMENT_REFUSAL', amounts: {}, at });
    const [of, lastOf] = [namedOf(subject), (by: typeof at) => lastMinuteOf(by, zone).toString()];
    await tellPurchaser(tx, of, { what: 'refused', id, params: { sellerBy: lastOf(sellerBy), financierBy: lastOf(financierBy), notice }, at }, 'refuse');
    await tellSeller(tx, of, { what: 'refused-seller', id, params: { answerBy: lastOf(sellerBy), facts }, at }, 'refusals');
    await tellDesk(tx, of, { what: 'refused-desk', id, params: { answerBy: lastOf(financierBy) }, at, page: `/desk/rights/refusals/${id}` });
    return ok({ refusalId: id });
  });
}

/** Order, contract and lease held in this order, as a withdrawal holds them. */
async function ownLease(tx: Tx, actor: Actor, leaseId: string): Promise<{ subject: Subject; running: boolean } | null> {
  const known = await findOwnLease(tx, actor, leaseId);
  // Whose the lease is was looked at: after a transfer its order is another's.
  if (!known || !await lockDelivery(tx, known.orderId, SYSTEM, 'SYSTEM')) return null;
  const subject = await lockSubject(tx, known.contractId);
  const lease = subject && await lockLease(tx, leaseId);
  return subject && lease ? { subject, running: lease.state === 'ACTIVE' } : null;
}
