import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

interface Grant {
  leaseId: string;
  cause: 'GUARANTEE' | 'GOODWILL' | 'PAYMENT';
  /** What it is for; a second grant for the same is none. */
  sourceId: string;
  currency: string;
  amountMinor: bigint;
}

/** Gives a lease a credit for its next invoices. Who pays for it posts it, to the credit of `service-credit-payable`. False where it was given before. */
export async function grantCredit(tx: Tx, grant: Grant, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.leaseCredit.createMany({ data: [{ id: newId('cr'), ...grant, createdAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}
