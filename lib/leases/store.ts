import type { Prisma } from '@/lib/platform/generated/client';
import { fromPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { InstalmentRow } from './model';

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
