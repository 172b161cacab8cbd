import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** From now on a lease may be left without a charge, for that cause. Said once; false where it was open already. */
export async function openExit(tx: Tx, right: { leaseId: string; cause: 'BREACH' | 'SELLER_GONE'; sourceId: string }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.exitRight.createMany({ data: [{ ...right, openedAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}
