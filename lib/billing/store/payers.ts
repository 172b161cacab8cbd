import type { Tx } from '@/lib/platform/db';

/** Whether something is still to be paid by them: a lease that runs, or an open invoice of one that has ended. */
export async function hasRunningLease(tx: Tx, purchaserId: string): Promise<boolean> {
  return (await tx.lease.count({ where: { purchaserId, OR: [{ state: 'ACTIVE' }, { invoices: { some: { state: { in: ['OPEN', 'DEFERRED'] } } } }] } })) > 0;
}

export async function isAttempting(tx: Tx, methodId: string): Promise<boolean> {
  return (await tx.collectionAttempt.count({ where: { methodId, state: { in: ['PENDING', 'UNKNOWN'] } } })) > 0;
}

/** The same by any of their methods. */
export async function isPaying(tx: Tx, purchaserId: string): Promise<boolean> {
  return (await tx.collectionAttempt.count({ where: { method: { purchaserId }, state: { in: ['PENDING', 'UNKNOWN'] } } })) > 0;
}

/** What one's own lease is paid by from now on; false where it is not theirs. */
export async function setMethodOfLease(tx: Tx, { leaseId, purchaserId, methodId }: { leaseId: string; purchaserId: string; methodId: string | null }): Promise<boolean> {
  const { count } = await tx.lease.updateMany({ where: { id: leaseId, purchaserId }, data: { methodId } });
  return count === 1;
}
