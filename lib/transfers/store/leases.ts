import type { Temporal } from 'temporal-polyfill';
import { isOpenSupplement } from '@/lib/contracts/model/states';
import { standingAfter } from '@/lib/contracts/model/supplement';
import { findPapers } from '@/lib/contracts/store/supplements';
import { lockEndingLease, payable, type EndingLease } from '@/lib/endings/store/leases';
import { plainDateIn } from '@/lib/kernel/calendar';
import { isReleased } from '@/lib/leases/model';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { withdrawalLastDay } from '@/lib/rights/model/withdrawal';
import { findSubject, sinceOf } from '@/lib/rights/store/subjects';
import { obstacleOf, type Obstacle } from '../model/obstacles';
import { transferFigures, type TransferFigures } from '../model/transfer';

/** A lease as it would be given over. */
export interface GivenLease {
  lease: EndingLease;
  figures: TransferFigures;
  creditsMinor: bigint;
  dueDay: number;
  obstacle: Obstacle | null;
}

/** Of a lease that the caller has found for its own purchaser, or as part of a transfer of theirs. */
export async function givenLease(db: Db | Tx, lease: EndingLease, at: Temporal.Instant): Promise<GivenLease> {
  const { rows, creditsMinor } = await payable(db, lease);
  const figures = transferFigures(rows, lease);
  const today = plainDateIn(at, lease.timeZone);
  const papers = await findPapers(db, lease.contract.orderId);
  if (!papers) throw new Error(`lease ${lease.id} has no contract`);
  const billed = new Set((await db.invoice.findMany({ where: { leaseId: lease.id, kind: 'INSTALMENT' }, select: { seq: true } })).map(({ seq }) => seq));
  const behind = lease.instalments.filter(({ seq, state, dueOn, amountMinor }) => state === 'DUE' && amountMinor > 0n && toPlainDate(dueOn) < today && !billed.has(seq)).length;
  const obstacle = obstacleOf({
    today, active: lease.state === 'ACTIVE', inHouse: lease.institution.kind === 'DESK', released: isReleased(lease.instalments), endsOn: toPlainDate(lease.endsOn), toCome: figures.months, behind,
    freezes: lease.freezes.map(({ cause }) => cause), buying: lease.buyouts.some(({ state, invoice }) => state === 'OPEN' && invoice.state !== 'CANCELLED'), returning: lease.returns.length > 0,
    calledIn: lease.invoices.some(({ kind }) => kind === 'ACCELERATION' || kind === 'SETTLEMENT'), openBills: lease.invoices.length, ...await underWay(db, lease, at),
  });
  return { lease, figures, creditsMinor, dueDay: standingAfter(papers).dueDay, obstacle };
}

/** What is under way beside the lease's own rows. */
async function underWay(db: Db | Tx, { id, contract: { id: contractId, orderId }, takenOverAt }: EndingLease, at: Temporal.Instant) {
  const [hardships, offers, objections, supplements, writtenOff, charges, subject] = [
    await db.hardshipRequest.count({ where: { leaseId: id, state: { in: ['ASKED', 'GRANTED'] } } }), await db.leaseSettlement.count({ where: { leaseId: id, state: { in: ['PROPOSED', 'OFFERED'] } } }),
    await db.rightsCase.count({ where: { state: 'OPEN', refusal: { leaseId: id } } }),
    await db.contract.findMany({ where: { orderId, supplementNo: { gt: 0 } }, select: { state: true, outcome: { select: { fate: true } } } }),
    await db.invoice.count({ where: { leaseId: id, state: 'WRITTEN_OFF' } }), await db.collectionAttempt.count({ where: { invoice: { leaseId: id }, state: { in: ['PENDING', 'UNKNOWN'] } } }),
    await findSubject(db, contractId),
  ];
  const since = subject && takenOverAt === null ? sinceOf(subject, at) : null;
  return {
    deferral: hardships > 0, objecting: objections > 0, amending: supplements.some(({ state, outcome }) => isOpenSupplement(state) || (state === 'SEALED' && !outcome)),
    writtenOff: writtenOff > 0 || offers > 0, beingPaid: charges > 0, withdrawalLastOn: since && withdrawalLastDay(since),
  };
}

/** The same, held until the transaction ends; null where the lease is not the actor's. */
export async function lockGivenLease(tx: Tx, where: { id: string; purchaserId?: string }, at: Temporal.Instant): Promise<GivenLease | null> {
  const lease = await lockEndingLease(tx, where);
  return lease && givenLease(tx, lease, at);
}

/** What a purchaser pays by, where nothing is said for one lease; null where there is nothing. */
export async function findOwnMethod(db: Db | Tx, purchaserId: string): Promise<{ id: string; brand: string | null; last4: string | null } | null> {
  return db.paymentMethod.findFirst({ where: { purchaserId, state: 'ACTIVE' }, orderBy: [{ isDefault: 'desc' }, { createdAt: 'desc' }], select: { id: true, brand: true, last4: true } });
}

/** What was chosen for the end of the term is its new purchaser's to choose. */
export async function forgetTermChoice(tx: Tx, leaseId: string): Promise<void> {
  await tx.termEnd.updateMany({ where: { leaseId }, data: { choice: null, chosenAt: null, remindedDays: null } });
}

/** Whether anything of a lease was asked for at that very instant: whose it is could not be told apart by its time. */
export const isBilledAt = async (tx: Tx, leaseId: string, at: Date): Promise<boolean> => await tx.invoice.count({ where: { leaseId, createdAt: { gte: at } } }) > 0;
