import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry, reverseEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { closeLate, findLoss } from './store/cases';
import { countFailed, handPartOver, isPartOwed, markPartPaid, takePartBack, type OwedPart } from './store/refunds';
import { dayIn, namedOf, type Subject } from './store/subjects';
import { markGivenBack, reopenRefunded, type WithdrawalRow } from './store/withdrawals';
import { tellDesk, tellPurchaser } from './tell';

interface Closing { withdrawal: WithdrawalRow; subject: Subject; actor: Actor; at: Temporal.Instant }

interface Settling extends Closing {
  part: OwedPart;
  /** The gateway that gave it back, by its number of that, or as a person can show; or how a person did. */
  by: { gateway: string; reference: string } | { gateway: string; evidence: string } | { how: string };
}

/** A part of the refund is given back, once, and with the last one the withdrawal is over, but for what is disputed; its row is held by the caller. False where that was done, or is another's to do. */
export async function settlePart(tx: Tx, { part, by, ...closing }: Settling): Promise<boolean> {
  const { withdrawal: { id, leaseId }, subject, actor, at } = closing;
  const { amountMinor, currency } = part;
  const shown = 'evidence' in by ? by.evidence : 'how' in by ? by.how : undefined;
  if (!await markPartPaid(tx, part.id, 'reference' in by ? { reference: by.reference } : { paidById: actor.userId, ...('evidence' in by && { evidence: by.evidence }) }, at)) return false;
  const of = { partyId: subject.purchaserId, ...(leaseId !== null && { leaseId }) };
  await postEntry(tx, {
    sourceType: 'withdrawal', sourceId: id, kind: kindOf(part), currency, occurredOn: dayIn(at, subject),
    lines: [debit('refund-payable', amountMinor, of), 'gateway' in by ? credit('cash-in-transit', amountMinor, { ...of, partyId: by.gateway }) : credit('cash', amountMinor, of)],
  }, at);
  await audit(tx, { actor, action: 'contract.refund-given', subject: { type: 'contract', id: subject.id }, data: { noticeId: id, amountMinor, ...(part.attemptId !== null && { attemptId: part.attemptId }) }, ...(shown !== undefined && { reason: shown }), at });
  if (!await isPartOwed(tx, id)) await closeRefunded(tx, closing);
  return true;
}

/** An entry is posted once of a kind: what failed stands in the books, and what takes its place beside it. */
const kindOf = ({ id, attemptId, failedReference }: OwedPart) => (attemptId === null ? 'refund' : failedReference === null ? `refund:${id}` : `refund:${id}:by-hand`);

/** A gateway cannot give a part back, or could not after all, so that what was over is not: a person at the desk has to, and is told. False where that was done. */
export async function partToHand(tx: Tx, { part, withdrawal: { id }, subject, actor, at }: Omit<Settling, 'by'>): Promise<boolean> {
  const { currency, amountMinor, reference } = part;
  if (!(reference === null ? await handPartOver(tx, part.id) : await takePartBack(tx, part.id, reference))) return false;
  if (reference !== null) {
    await reverseEntry(tx, { of: { sourceType: 'withdrawal', sourceId: id, kind: `refund:${part.id}` }, kind: `refund-failed:${part.id}`, occurredOn: dayIn(at, subject) }, at);
    await reopenRefunded(tx, id);
  }
  await audit(tx, { actor, action: 'contract.refund-refused', subject: { type: 'contract', id: subject.id }, data: { noticeId: id, amountMinor, attemptId: part.attemptId }, at });
  await tellDesk(tx, namedOf(subject), { what: 'refund-by-hand', id: part.id, params: { refundMinor: String(amountMinor), currency }, at, page: `/desk/rights/withdrawals/${id}` });
  return true;
}

/** Everything is given back, or nothing was paid. */
export async function closeRefunded(tx: Tx, { withdrawal: { id, state, refundMinor, currency }, subject, actor, at }: Closing): Promise<void> {
  if (!await markGivenBack(tx, id, { by: actor.userId, at })) return;
  const [failed, lossMinor] = [await countFailed(tx, id), await findLoss(tx, id)];
  if (refundMinor > 0n) await tellPurchaser(tx, namedOf(subject), {
    what: state === 'DISPUTED' ? 'refunded-disputed' : lossMinor > 0n ? 'refunded-loss' : 'refunded', id: failed > 0 ? `${id}:again:${failed}` : id, params: { refundMinor: String(refundMinor), currency, ...(lossMinor > 0n && { lossMinor: String(lossMinor) }) }, at,
  }, 'withdraw');
  await closeLate(tx, id, ['REFUND_LATE'], at);
  await audit(tx, { actor, action: 'contract.refunded', subject: { type: 'contract', id: subject.id }, data: { noticeId: id, refundMinor }, at });
}
