import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

interface Given {
  institutionId: string;
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  days?: number;
}

/** A live limit for the whole mall, as the desk gives it. */
export async function somePreApproval(deps: Deps, purchaser: Actor, { institutionId, approvedMinor, monthlyCapMinor, days = 7 }: Given): Promise<string> {
  const at = deps.clock.now();
  const id = newId('pa');
  await deps.db.preApproval.create({
    data: {
      id, purchaserId: purchaser.userId, institutionId, currency: 'KRW', approvedMinor, monthlyCapMinor, annualRate: '0.069', birthYear: 1991,
      annualIncomeMinor: 42_000_000n, employment: 'EMPLOYED', monthlyObligationsMinor: 350_000n, createdAt: toDate(at), expiresAt: toDate(at.add({ hours: 24 * days })),
    },
  });
  return id;
}
