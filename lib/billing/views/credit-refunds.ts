import type { Actor } from '@/lib/kernel/actor';
import { purchaserName } from '@/lib/leases/model';
import type { Db } from '@/lib/platform/db';

export interface CreditRefundRow {
  id: string;
  number: string;
  purchaser: string;
  currency: string;
  amountMinor: bigint;
}

/** Credits of ended leases that the desk is to give back by hand, the oldest first. */
export async function refundsByHand(db: Db, actor: Actor): Promise<CreditRefundRow[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.creditRefund.findMany({
    where: { state: 'BY_HAND' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 100,
    select: { id: true, currency: true, amountMinor: true, credit: { select: { lease: { select: { number: true, holder: true, contract: { select: { order: { select: { signatureName: true } } } } } } } } },
  });
  return rows.map(({ credit: { lease }, ...row }) => ({ ...row, number: lease.number, purchaser: purchaserName(lease.holder, lease.contract.order.signatureName) }));
}
