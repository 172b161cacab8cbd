import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { ClaimRow } from './claims';

export type BrokenPromise = 'RESPONSE' | 'REPAIR';

/** Writes a broken promise down, once; how many the lease has seen with it, or null where it was written before. */
export async function insertBreach(tx: Tx, { id, leaseId, guarantee, respondBy, repairBy }: ClaimRow, promise: BrokenPromise, at: Temporal.Instant): Promise<number | null> {
  const { count } = await tx.guaranteeBreach.createMany({
    data: [{ leaseId, sellerId: guarantee.sellerId, claimId: id, promise, brokenAt: promise === 'RESPONSE' ? respondBy : repairBy, notedAt: toDate(at) }], skipDuplicates: true,
  });
  return count === 0 ? null : tx.guaranteeBreach.count({ where: { leaseId } });
}

/** The contract of a lease with its order held, and how many of its breaches (nobody being left to keep it is one) its financier has not been told of. */
export async function findUntoldBreaches(tx: Tx, leaseId: string) {
  await tx.$queryRaw`SELECT o.id FROM lease_order o JOIN contract c ON c.order_id = o.id JOIN lease l ON l.contract_id = c.id WHERE l.id = ${leaseId} FOR UPDATE OF o`;
  const lease = await tx.lease.findUnique({ where: { id: leaseId }, select: { contract: { select: { id: true, institutionId: true, externalId: true, institution: { select: { kind: true } } } } } });
  if (!lease) return null;
  const [broken, gone, told] = await Promise.all([
    tx.guaranteeBreach.count({ where: { leaseId } }), tx.exitRight.count({ where: { leaseId, cause: 'SELLER_GONE' } }), tx.contractEvent.count({ where: { contractId: lease.contract.id, type: 'GUARANTEE_BREACH' } }),
  ]);
  return { contract: lease.contract, untold: broken + gone - told };
}
