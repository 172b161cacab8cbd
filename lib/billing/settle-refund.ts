import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { postEntry, reverseEntry } from '@/lib/ledger/store';
import { notify, notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { partToHand } from '@/lib/rights/settle-refund';
import type { OwedPart } from '@/lib/rights/store/refunds';
import type { Subject } from '@/lib/rights/store/subjects';
import type { WithdrawalRow } from '@/lib/rights/store/withdrawals';
import { paidBackLines, refundedLines, strayOwedLines } from './books';
import { handCreditOver, markCreditPaid, takeCreditBack, type OwedCredit } from './store/credit-refunds';
import { handRefundOver, markRefunded, takeRefundBack, type Payer, type StrayRefund } from './store/refunds';
import { tellPayer } from './tell-payer';

interface Settling {
  /** The gateway that gave it back, by its number of that, or as a person can show; or how a person did. */
  by: { gateway: string; reference: string } | { gateway: string; evidence: string } | { how: string };
  actor: Actor;
  at: Temporal.Instant;
}

const payerOf = ({ by, actor }: Settling): Payer => ('reference' in by ? { reference: by.reference } : { paidById: actor.userId, ...('evidence' in by && { evidence: by.evidence }) });
const reasonOf = ({ by }: Settling) => ('evidence' in by ? { reason: by.evidence } : 'how' in by ? { reason: by.how } : {});
const gatewayIn = ({ by }: Settling) => ('gateway' in by ? by.gateway : null);

/** An entry is posted once of a kind: what failed stands in the books, and what takes its place beside it. */
const kindOf = (kind: string, { failedReference }: { failedReference: string | null }) => (failedReference === null ? kind : `${kind}:by-hand`);

/** Whose it is: whose mandate it was. Another may have taken the lease over since. */
const strayOf = ({ attempt: { invoice, method: { purchaserId } } }: StrayRefund) => ({ ...invoice.lease, purchaserId });

/** What was taken for nothing is given back, once. False where that was done, or is another's to do. */
export async function settleStray(tx: Tx, refund: StrayRefund, settling: Settling): Promise<boolean> {
  const { attemptId, currency, amountMinor } = refund;
  const { by, actor, at } = settling;
  if (!await markRefunded(tx, attemptId, payerOf(settling), at)) return false;
  const lease = strayOf(refund);
  const of = { purchaserId: lease.purchaserId, leaseId: lease.id, amountMinor };
  await postEntry(tx, {
    sourceType: 'attempt', sourceId: attemptId, kind: kindOf('refunded', refund), currency, occurredOn: plainDateIn(at, lease.timeZone),
    lines: 'reference' in by ? refundedLines({ gateway: by.gateway, ...of }) : paidBackLines(gatewayIn(settling), of),
  }, at);
  await audit(tx, { actor, action: 'invoice.refunded', subject: { type: 'lease', id: lease.id }, data: { attemptId, amountMinor }, ...reasonOf(settling), at });
  await tellPayer(tx, { what: 'gateway' in by ? 'refunded' : 'refunded-by-hand', attemptId, lease, currency, amountMinor, at });
  return true;
}

/** What was left of a credit is given back, once. False where that was done, or is another's to do. */
export async function settleCredit(tx: Tx, refund: OwedCredit, settling: Settling): Promise<boolean> {
  const { id, currency, amountMinor, failedReference, credit: { lease } } = refund;
  const { actor, at } = settling;
  if (!await markCreditPaid(tx, id, payerOf(settling), at)) return false;
  const { id: leaseId, number, purchaserId, timeZone } = lease;
  await postEntry(tx, {
    sourceType: 'credit-refund', sourceId: id, kind: kindOf('paid', refund), currency, occurredOn: plainDateIn(at, timeZone), lines: paidBackLines(gatewayIn(settling), { purchaserId, leaseId, amountMinor }),
  }, at);
  await audit(tx, { actor, action: 'lease.credit-refunded', subject: { type: 'lease', id: leaseId }, data: { refundId: id, amountMinor }, ...reasonOf(settling), at });
  await notify(tx, {
    userId: purchaserId, kind: 'billing.credit-refunded', params: { number, currency, amountMinor: String(amountMinor) }, href: `/leases/${leaseId}`, eventKey: `billing.credit-refunded:${failedReference === null ? id : `${id}:again`}`, at, mail: true,
  });
  return true;
}

interface Handing { actor: Actor; at: Temporal.Instant }

/** A gateway cannot give back what was taken for nothing, or could not after all: the desk has to. Until then it was the gateway's to return, from now on it is owed in money. */
export async function strayToHand(tx: Tx, refund: StrayRefund, { actor, at }: Handing): Promise<void> {
  const { attemptId, currency, amountMinor, reference } = refund;
  if (!(reference === null ? await handRefundOver(tx, attemptId) : await takeRefundBack(tx, attemptId, reference))) return;
  const lease = strayOf(refund);
  if (reference !== null) await reverseEntry(tx, { of: { sourceType: 'attempt', sourceId: attemptId, kind: 'refunded' }, kind: 'refund-failed', occurredOn: plainDateIn(at, lease.timeZone) }, at);
  await postEntry(tx, {
    sourceType: 'attempt', sourceId: attemptId, kind: 'refund-refused', currency, occurredOn: plainDateIn(at, lease.timeZone),
    lines: strayOwedLines({ purchaserId: lease.purchaserId, leaseId: lease.id, amountMinor }),
  }, at);
  await audit(tx, { actor, action: 'invoice.refund-refused', subject: { type: 'lease', id: lease.id }, data: { attemptId, amountMinor }, at });
  await tellByHand(tx, { id: attemptId, lease, currency, amountMinor, at });
}

/** A gateway cannot give back what is left of a credit, or could not after all: the desk has to. It is owed in money already, or is again. */
export async function creditToHand(tx: Tx, { id, attemptId, currency, amountMinor, reference, credit: { lease } }: OwedCredit, { actor, at }: Handing): Promise<void> {
  if (!(reference === null ? await handCreditOver(tx, id) : await takeCreditBack(tx, id, reference))) return;
  if (reference !== null) await reverseEntry(tx, { of: { sourceType: 'credit-refund', sourceId: id, kind: 'paid' }, kind: 'refund-failed', occurredOn: plainDateIn(at, lease.timeZone) }, at);
  await audit(tx, { actor, action: 'lease.credit-refund-refused', subject: { type: 'lease', id: lease.id }, data: { refundId: id, amountMinor, ...(attemptId !== null && { attemptId }) }, at });
  await tellByHand(tx, { id, lease, currency, amountMinor, at });
}

interface HandedPart { withdrawal: WithdrawalRow; part: OwedPart; subject: Subject; at: Temporal.Instant }

/** A gateway cannot give back a part of what a withdrawal gives back, or could not after all; the withdrawal is held by the caller. */
export async function partByHand(tx: Tx, of: HandedPart): Promise<void> {
  const { withdrawal: { leaseId, purchaserId }, part: { id, currency, amountMinor }, subject: { number }, at } = of;
  if (!await partToHand(tx, { ...of, actor: SYSTEM }) || leaseId === null) return;
  await tellByTransfer(tx, { id, lease: { id: leaseId, number, purchaserId }, currency, amountMinor, at });
}

interface ByHand { id: string; lease: { id: string; number: string; purchaserId: string }; currency: string; amountMinor: bigint; at: Temporal.Instant }

/** The desk sends it by bank transfer; whose it is hears why it does not come back the way it was paid. */
async function tellByHand(tx: Tx, of: ByHand): Promise<void> {
  const { id, lease: { number }, currency, amountMinor, at } = of;
  await notifyRole(tx, 'DESK', { kind: 'billing.refund-refused', params: { number, currency, amountMinor: String(amountMinor) }, href: '/desk/rights', eventKey: `billing.refund-refused:${id}`, at });
  await tellByTransfer(tx, of);
}

const tellByTransfer = (tx: Tx, { id, lease: { id: leaseId, number, purchaserId }, currency, amountMinor, at }: ByHand): Promise<void> => notify(tx, {
  userId: purchaserId, kind: 'billing.refund-by-transfer', params: { number, currency, amountMinor: String(amountMinor) }, href: `/leases/${leaseId}`, eventKey: `billing.refund-by-transfer:${id}`, at, mail: true,
});
