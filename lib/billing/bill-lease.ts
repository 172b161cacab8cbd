import { z } from 'zod';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok, type Result } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { takeCreditsOff } from './store/credits';
import { billOfLease } from './store/run';

export const billLeaseJob = z.object({ leaseId: z.string() });

/** What of one lease has fallen due and is not billed yet, as that of a lease that has just begun. What is billed stays so. */
export async function billLease(deps: Deps, { leaseId }: z.output<typeof billLeaseJob>): Promise<Result<{ billed: number }>> {
  const at = deps.clock.now();
  const day = plainDateIn(at);
  return write(deps, async (tx) => {
    const { billed } = await billOfLease(tx, leaseId, { day }, { day, tryOn: businessDayFrom(day), at });
    if (billed > 0) await takeCreditsOff(tx, { day, at, leases: { from: leaseId, to: leaseId } });
    return ok({ billed });
  });
}
