import type { Temporal } from 'temporal-polyfill';
import { moveContract } from '@/lib/contracts/store/contracts';
import { endAccepted } from '@/lib/deliveries/end-uncontracted';
import { lockDelivery, type LockedDelivery } from '@/lib/deliveries/store/delivery';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { endLease, lockLease } from '@/lib/leases/store';
import { undoBooks } from '@/lib/leases/undo-books';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { closeOfRefusal } from './store/cases';
import { closeRefusal, findOvertaken } from './store/refusals';
import { dayIn, lockSubject, type Subject } from './store/subjects';
import { findToTakeUp, findWithdrawal, markTakenUp } from './store/withdrawals';

interface TakingUp {
  id: string;
  subject: Subject;
  delivery: LockedDelivery;
  actor: Actor;
  /** When it was sent. */
  at: Temporal.Instant;
}

/**
 * Ends what a withdrawal ends, as of the moment at which it was sent: the unsigned contract with its order, or the lease
 * with all that its beginning brought. A contract that is signed and not yet a lease is left to the sweep. False where
 * something stood elsewhere than it must.
 */
export async function takeUp(tx: Tx, taking: TakingUp): Promise<boolean> {
  const { id, subject, delivery, actor, at } = taking;
  const reason = 'purchaser-withdrew';
  if (subject.state === 'DELIVERED') {
    return await moveContract(tx, subject.id, 'ABANDONED', { abandonNote: reason }, { from: ['DELIVERED'] })
      && await endAccepted(tx, { delivery, to: 'ENDED', reason, actor, at })
      && markTakenUp(tx, id, { leaseId: null, refundMinor: 0n, at });
  }
  if (!subject.lease) return true;
  return endLeaseOf(tx, { ...taking, leaseId: subject.lease.id });
}

async function endLeaseOf(tx: Tx, { id, subject, delivery, actor, at, leaseId }: TakingUp & { leaseId: string }): Promise<boolean> {
  const lease = await lockLease(tx, leaseId);
  const day = dayIn(at, subject);
  if (!lease || !await endLease(tx, leaseId, 'WITHDRAWN', at) || !await endAccepted(tx, { delivery, to: 'WITHDRAWN', reason: 'purchaser-withdrew', actor, at })) return false;
  await freezeLease(tx, { leaseId, cause: 'WITHDRAWAL', sourceId: id, fromOn: day });
  for (const refusal of await findOvertaken(tx, leaseId)) {
    await closeRefusal(tx, refusal.id, 'OVERTAKEN', { by: 'WITHDRAWAL', at });
    await thawLease(tx, 'PAYMENT_REFUSAL', refusal.id, day);
    await closeOfRefusal(tx, refusal.id, at);
  }
  const { paidMinor: refundMinor, financiersMinor } = await undoBooks(tx, leaseId, day, at);
  if (refundMinor > 0n) await oweRefund(tx, { id, lease, refundMinor, financiersMinor, day, at });
  // Goods that were being returned come back by the withdrawal instead.
  await addJob(tx, 'take-over-return', { leaseId }, { key: `take-over-return:${leaseId}` });
  await audit(tx, { actor, action: 'lease.withdrawn', subject: { type: 'lease', id: leaseId }, data: { refundMinor }, at });
  return markTakenUp(tx, id, { leaseId, refundMinor, at });
}

type Ended = NonNullable<Awaited<ReturnType<typeof lockLease>>>;

interface Owed { id: string; lease: Ended; refundMinor: bigint; financiersMinor: bigint; day: string; at: Temporal.Instant }

/** What was paid had settled bills that are taken back: it is owed to the purchaser now, and no more to who financed it. */
async function oweRefund(tx: Tx, { id, lease, refundMinor, financiersMinor, day, at }: Owed): Promise<void> {
  const of = { partyId: lease.purchaserId, leaseId: lease.id };
  const financier = { partyId: lease.institutionId, leaseId: lease.id };
  const back = lease.institution.kind === 'DESK' ? [] : [debit('remittance-payable', financiersMinor, financier), credit('financier-claim', financiersMinor, financier)];
  await postEntry(tx, {
    sourceType: 'withdrawal', sourceId: id, kind: 'refund-due', currency: lease.currency, occurredOn: day,
    lines: [debit('billed-receivable', refundMinor, of), credit('refund-payable', refundMinor, of), ...back],
  }, at);
}

/** Sweep: what was withdrawn from while its contract was being sealed. */
export async function takeUpWithdrawals(deps: Deps): Promise<void> {
  for (const { id, contractId, orderId } of await findToTakeUp(deps.db)) {
    await takeUpLater(deps, { id, contractId, orderId }).catch((error: unknown) => deps.log.error('withdrawal not taken up', { id, error }));
  }
}

async function takeUpLater(deps: Deps, { id, contractId, orderId }: { id: string; contractId: string; orderId: string }): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, SYSTEM, 'SYSTEM');
    const subject = delivery ? await lockSubject(tx, contractId) : null;
    const withdrawal = await findWithdrawal(tx, { id });
    if (!delivery || !subject || !withdrawal || withdrawal.takenUpAt) return ok(null);
    return await takeUp(tx, { id, subject, delivery, actor: SYSTEM, at: toInstant(withdrawal.sentAt) }) ? ok(null) : err({ code: 'rights.moved-on' });
  });
}
