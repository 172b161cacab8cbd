import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { refusedLines } from '@/lib/leases/books';
import { thawLease } from '@/lib/leases/freeze-store';
import { cancelOpenInvoices, findRemaining, partiesOf } from '@/lib/leases/invoice-store';
import { dropInstalments, lockLease } from '@/lib/leases/store';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { outcomeOf } from './model/refusal';
import { closeRefusal, type RefusalRow } from './store/refusals';
import { dayIn, findSubject, namedOf } from './store/subjects';
import { tellPurchaser, tellSeller } from './tell';

interface Closing { actor?: Actor; at: Temporal.Instant }

/**
 * Closes an open refusal where answers or silence have decided it: what is left to be paid is refused, or billing goes on
 * with the frozen days left out. False while it waits.
 */
export async function closeIfDecided(tx: Tx, refusal: RefusalRow, { actor = SYSTEM, at }: Closing): Promise<boolean> {
  const outcome = outcomeOf({
    seller: refusal.sellerAnswer, financier: refusal.financierAnswer, sellerBy: refusal.sellerBy.toISOString(), financierBy: refusal.financierBy.toISOString(),
  }, at.toString());
  if (!outcome || !await closeRefusal(tx, refusal.id, outcome.state, { by: outcome.by, at })) return false;
  await (outcome.state === 'STANDS' ? letStand(tx, refusal, { actor, by: outcome.by, at }) : reject(tx, refusal, { actor, at }));
  return true;
}

/** What is left unpaid is refused; nothing of it is billed again (art. 16(3)). */
export async function letStand(tx: Tx, refusal: RefusalRow, { actor, by, at }: { actor: Actor; by: 'ANSWER' | 'SILENCE' | 'OBJECTION'; at: Temporal.Instant }): Promise<void> {
  const subject = await subjectOf(tx, refusal);
  await dropRefused(tx, refusal, dayIn(at, subject), at);
  await thawLease(tx, 'PAYMENT_REFUSAL', refusal.id, dayIn(at, subject));
  await audit(tx, { actor, action: 'contract.refusal-stands', subject: { type: 'contract', id: subject.id }, data: { noticeId: refusal.id, by }, at });
  await tellPurchaser(tx, namedOf(subject), { what: by === 'SILENCE' ? 'refusal-silence' : 'refusal-stands', id: refusal.id, at }, 'refuse');
  await tellSeller(tx, namedOf(subject), { what: by === 'SILENCE' ? 'refusal-silence-seller' : 'refusal-stands-seller', id: refusal.id, at }, 'refusals');
}

/** The open bills and all that would have come are refused, and leave the books. */
async function dropRefused(tx: Tx, { id, leaseId }: RefusalRow, occurredOn: string, at: Temporal.Instant): Promise<void> {
  const lease = await lockLease(tx, leaseId);
  if (!lease) throw new Error(`lease ${leaseId} is not there`);
  await cancelOpenInvoices(tx, leaseId, occurredOn, at);
  const first = lease.instalments.find(({ seq, state }) => seq === 0 && state === 'DUE');
  const remaining = await findRemaining(tx, leaseId);
  await dropInstalments(tx, leaseId, 'REFUSED');
  const lines = refusedLines({ ...remaining, firstMinor: first?.amountMinor ?? 0n }, partiesOf(lease));
  // Where all was billed, or paid, nothing more leaves the books.
  if (lines.some(({ amountMinor }) => amountMinor !== 0n)) await postEntry(tx, { sourceType: 'refusal', sourceId: id, kind: 'stands', currency: lease.currency, occurredOn, lines }, at);
}

async function reject(tx: Tx, refusal: RefusalRow, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<void> {
  const subject = await subjectOf(tx, refusal);
  await thawLease(tx, 'PAYMENT_REFUSAL', refusal.id, dayIn(at, subject));
  await audit(tx, { actor, action: 'contract.refusal-rejected', subject: { type: 'contract', id: subject.id }, data: { noticeId: refusal.id }, at });
  const params = { sellerReason: refusal.sellerReason ?? '', financierReason: refusal.financierReason ?? '' };
  await tellPurchaser(tx, namedOf(subject), { what: 'refusal-rejected', id: refusal.id, params, at }, 'refuse');
}

async function subjectOf(tx: Tx, { contractId }: RefusalRow) {
  const subject = await findSubject(tx, contractId);
  if (!subject) throw new Error(`contract ${contractId} is not there`);
  return subject;
}
