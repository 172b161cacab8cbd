import type { Temporal } from 'temporal-polyfill';
import { isFinanciers } from '@/lib/leases/books';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { WriteOffRecovery } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { Payable } from './invoices';
import { openMinor } from './overdue';

/** What of a lease was written off, and has not come since. Amounts in minor units. */
export interface GivenUp {
  writeOffId: string;
  leftMinor: bigint;
  /** Of that, what belongs to an outside financier. */
  financierMinor: bigint;
  recoveredMinor: bigint;
}

interface GivenUpLease { id: string; institution: { kind: string } }

/** Null where nothing was written off. A bill that was paid later than it was written off is not in it any more. */
export async function findGivenUp(db: Db | Tx, { id, institution }: GivenUpLease): Promise<GivenUp | null> {
  const writeOff = await db.writeOff.findFirst({ where: { leaseId: id, state: 'APPROVED' }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], include: { recoveries: true } });
  if (!writeOff?.decidedAt) return null;
  const given = await db.invoice.findMany({ where: { leaseId: id, state: 'WRITTEN_OFF' } });
  // Late charges that an agreement gave up are no part of it: they were posted with that.
  const entries = await db.journalEntry.findMany({ where: { sourceType: 'invoice', sourceId: { in: given.map((bill) => bill.id) }, kind: 'written-off', postedAt: writeOff.decidedAt }, select: { sourceId: true } });
  const bills = given.filter((bill) => entries.some(({ sourceId }) => sourceId === bill.id));
  const sum = (of: typeof bills) => of.reduce((total, bill) => total + openMinor(bill), 0n);
  const [recoveredMinor, passedMinor] = writeOff.recoveries.reduce(([all, passed], row) => [all + row.amountMinor, passed + row.financierMinor], [0n, 0n]);
  const financiersMinor = institution.kind === 'DESK' ? 0n : sum(bills.filter(isFinanciers));
  // What was recovered and counts for a bill that a gateway took since has nothing left to stand against here.
  const [financierMinor, ownMinor] = [atLeastZero(financiersMinor - passedMinor), atLeastZero(sum(bills) - financiersMinor - (recoveredMinor - passedMinor))];
  return { writeOffId: writeOff.id, leftMinor: financierMinor + ownMinor, financierMinor, recoveredMinor };
}

const atLeastZero = (minor: bigint): bigint => (minor > 0n ? minor : 0n);

/**
 * How much of a bill came by recoveries already: what those that are written off beside it cannot take. Of what was written
 * off, money comes by gateways and by transfer: the lease is held, so that of two of them the second sees the first.
 */
export async function recoveredOf(tx: Tx, bill: Payable): Promise<bigint> {
  if (bill.state !== 'WRITTEN_OFF') return 0n;
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${bill.leaseId} FOR NO KEY UPDATE`;
  const given = await findGivenUp(tx, bill.lease);
  if (!given || given.recoveredMinor === 0n) return 0n;
  const isTheirs = bill.lease.institution.kind !== 'DESK' && isFinanciers(bill);
  return atLeastZero(openMinor(bill) - (isTheirs ? given.financierMinor : given.leftMinor - given.financierMinor));
}

/** Whether all that was written off of a lease has come, the first payment with it. */
export const allCame = async (db: Db | Tx, lease: GivenUpLease): Promise<boolean> => (await findGivenUp(db, lease))?.leftMinor === 0n;

interface NewRecovery { writeOffId: string; leaseId: string; currency: string; amountMinor: bigint; financierMinor: bigint; reference: string; recordedById: string }

/** Null where the same was recorded already. */
export async function insertRecovery(tx: Tx, row: NewRecovery, at: Temporal.Instant): Promise<string | null> {
  const id = newId('rv');
  const { count } = await tx.writeOffRecovery.createMany({ data: [{ id, ...row, recordedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

export const findRecovery = (tx: Tx, leaseId: string, reference: string): Promise<WriteOffRecovery | null> =>
  tx.writeOffRecovery.findUnique({ where: { leaseId_reference: { leaseId, reference } } });
