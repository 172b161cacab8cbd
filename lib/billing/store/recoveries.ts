import type { Temporal } from 'temporal-polyfill';
import { isFinanciers } from '@/lib/leases/books';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { WriteOffRecovery } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { openMinor, type OverdueLease } from './overdue';

/** What of a lease was written off, and has not come since. Amounts in minor units. */
export interface GivenUp {
  writeOffId: string;
  leftMinor: bigint;
  /** Of that, what belongs to an outside financier. */
  financierMinor: bigint;
  recoveredMinor: bigint;
}

type Lease = Pick<OverdueLease, 'id'> & { institution: { kind: string } };

/** Null where nothing was written off. A bill that was paid later than it was written off is not in it any more. */
export async function findGivenUp(db: Db | Tx, { id, institution }: Lease): Promise<GivenUp | null> {
  const writeOff = await db.writeOff.findFirst({ where: { leaseId: id, state: 'APPROVED' }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], include: { recoveries: true } });
  if (!writeOff?.decidedAt) return null;
  const given = await db.invoice.findMany({ where: { leaseId: id, state: 'WRITTEN_OFF' } });
  // Late charges that an agreement gave up are no part of it: they were posted with that.
  const entries = await db.journalEntry.findMany({ where: { sourceType: 'invoice', sourceId: { in: given.map((bill) => bill.id) }, kind: 'written-off', postedAt: writeOff.decidedAt }, select: { sourceId: true } });
  const bills = given.filter((bill) => entries.some(({ sourceId }) => sourceId === bill.id));
  const sum = (of: typeof bills) => of.reduce((total, bill) => total + openMinor(bill), 0n);
  const [recoveredMinor, passedMinor] = writeOff.recoveries.reduce(([all, passed], row) => [all + row.amountMinor, passed + row.financierMinor], [0n, 0n]);
  const financiers = institution.kind === 'DESK' ? 0n : sum(bills.filter(isFinanciers));
  return { writeOffId: writeOff.id, leftMinor: sum(bills) - recoveredMinor, financierMinor: financiers - passedMinor, recoveredMinor };
}

/** Whether all that was written off of a lease has come, the first payment with it. */
export const allCame = async (db: Db | Tx, lease: Lease): Promise<boolean> => (await findGivenUp(db, lease))?.leftMinor === 0n;

interface NewRecovery { writeOffId: string; leaseId: string; currency: string; amountMinor: bigint; financierMinor: bigint; reference: string; recordedById: string }

/** Null where the same was recorded already. */
export async function insertRecovery(tx: Tx, row: NewRecovery, at: Temporal.Instant): Promise<string | null> {
  const id = newId('rv');
  const { count } = await tx.writeOffRecovery.createMany({ data: [{ id, ...row, recordedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

export const findRecovery = (tx: Tx, leaseId: string, reference: string): Promise<WriteOffRecovery | null> =>
  tx.writeOffRecovery.findUnique({ where: { leaseId_reference: { leaseId, reference } } });
