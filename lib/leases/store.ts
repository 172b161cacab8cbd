import type { Prisma } from '@/lib/platform/generated/client';
import { fromPlainDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { InstalmentRow } from './model';

export const findDeliveredContract = (tx: Tx, contractId: string) =>
  tx.contract.findUnique({ where: { id: contractId }, include: { institution: true, lease: { select: { id: true } }, order: { select: { unitId: true } } } });

/** Keeps a lease with its whole schedule; the database checks at commit that the parts sum to the whole. */
export async function insertLease(tx: Tx, lease: Prisma.LeaseUncheckedCreateInput & { id: string }, rows: InstalmentRow[]) {
  await tx.lease.create({ data: lease, select: { id: true } });
  await tx.leaseInstalment.createMany({ data: rows.map(({ dueOn, ...row }) => ({ leaseId: lease.id, dueOn: fromPlainDate(dueOn), ...row })) });
}
