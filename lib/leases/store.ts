import type { Temporal } from 'temporal-polyfill';
import type { Prisma } from '@/lib/platform/generated/client';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Holder, InstalmentRow } from './model';

/** The contract with what its lease needs, its row held so that of two openings the second finds the first one's lease. */
export async function lockContractInForce(tx: Tx, contractId: string) {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId} FOR UPDATE`;
  return tx.contract.findUnique({ where: { id: contractId }, include: { institution: true, lease: { select: { id: true } }, order: { select: { unitId: true } } } });
}

/** Keeps a lease with its whole schedule; the database checks at commit that the parts sum to the whole. */
export async function insertLease(tx: Tx, lease: Prisma.LeaseUncheckedCreateInput & { id: string }, rows: InstalmentRow[]) {
  await tx.lease.create({ data: lease, select: { id: true } });
  await tx.leaseInstalment.createMany({ data: rows.map(({ dueOn, ...row }) => ({ leaseId: lease.id, dueOn: fromPlainDate(dueOn), ...row })) });
}

/** Contracts in force without a lease, since before an instant. */
export const findUnopened = (db: Db, before: Date): Promise<{ id: string }[]> =>
  db.contract.findMany({ where: { state: 'SEALED', supplementNo: 0, sealedAt: { lt: before }, lease: { is: null } }, select: { id: true }, orderBy: { sealedAt: 'asc' }, take: 100 });

/** A lease whose row is held until the transaction ends; null where there is none. */
export async function lockLease(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${id} FOR UPDATE`;
  return tx.lease.findUnique({ where: { id }, include: { institution: { select: { kind: true } }, instalments: { orderBy: { seq: 'asc' } } } });
}

/** Whether the refusal to pay what is left of it stands (art. 16). */
export const hasBeenReleased = async (db: Db | Tx, leaseId: string): Promise<boolean> => (await db.leaseInstalment.count({ where: { leaseId, state: 'REFUSED' } })) > 0;

export type LeaseEnd = 'WITHDRAWN' | 'COMPLETED' | 'BOUGHT_OUT' | 'RETURNED' | 'BREACHED' | 'DEFAULTED' | 'REFUSED' | 'LOST';

/** Ends a running lease, and what of it had not fallen due or was not paid; false when it had ended. Its books are its caller's. */
export async function endLease(tx: Tx, id: string, cause: LeaseEnd, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.lease.updateMany({ where: { id, state: 'ACTIVE' }, data: { state: 'ENDED', endCause: cause, endedAt: toDate(at) } });
  if (count === 1) await dropInstalments(tx, id, 'CANCELLED');
  return count === 1;
}

/** The same of a lease whose bills stay: only what was not billed yet is dropped, what is open goes on being owed. */
export async function endLeaseAsBilled(tx: Tx, id: string, cause: LeaseEnd, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.lease.updateMany({ where: { id, state: 'ACTIVE' }, data: { state: 'ENDED', endCause: cause, endedAt: toDate(at) } });
  if (count === 1) await tx.leaseInstalment.updateMany({ where: { leaseId: id, state: 'DUE', invoices: { none: { kind: 'INSTALMENT' } } }, data: { state: 'CANCELLED' } });
  return count === 1;
}

interface Handing {
  purchaserId: string;
  methodId: string;
  holder: Holder;
  at: Temporal.Instant;
}

/** From now on a running lease is another's, and paid by what they pay by; false where it has ended. Its books are its caller's. */
export async function handOver(tx: Tx, id: string, { purchaserId, methodId, holder, at }: Handing): Promise<boolean> {
  const { count } = await tx.lease.updateMany({ where: { id, state: 'ACTIVE' }, data: { purchaserId, methodId, holder, takenOverAt: toDate(at) } });
  return count === 1;
}

/** What is left unpaid is not to be paid any more. */
export async function dropInstalments(tx: Tx, leaseId: string, to: 'REFUSED' | 'CANCELLED' | 'MERGED'): Promise<void> {
  await tx.leaseInstalment.updateMany({ where: { leaseId, state: 'DUE' }, data: { state: to } });
}
