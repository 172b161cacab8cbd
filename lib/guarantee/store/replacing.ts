import type { Tx } from '@/lib/platform/db';
import type { ClaimRow } from './claims';

export async function findFreeUnit(tx: Tx, listingId: string, serial: string): Promise<string | null> {
  const unit = await tx.unit.findFirst({ where: { listingId, serial, state: 'AVAILABLE' }, select: { id: true } });
  return unit?.id ?? null;
}

/** The lease and its order have that unit now; the one before. */
export async function giveUnit(tx: Tx, { leaseId, guarantee: { lease } }: ClaimRow, unitId: string): Promise<{ id: string; serial: string }> {
  const before = await tx.unit.findUniqueOrThrow({ where: { id: lease.unitId }, select: { id: true, serial: true } });
  await tx.lease.update({ where: { id: leaseId }, data: { unitId }, select: { id: true } });
  await tx.order.update({ where: { id: lease.contract.orderId }, data: { unitId }, select: { id: true } });
  return before;
}
