import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { collectDue } from './collect-due';
import type { Resume } from './model/collection';
import { tryAnew } from './store/try-anew';

/**
 * The job `resume-collection`: a purchaser has a method that works, so what could not be collected is tried now, or as soon
 * as the hour allows; what was left to be paid by hand only with a new method, whose setting up says so.
 */
export async function resumeCollection(deps: Deps, { purchaserId, leaseId, byHand = false }: Resume): Promise<void> {
  await write(deps, async (tx) => ok(await tryAnew(tx, { purchaserId, leaseId, byHand, day: businessDayFrom(plainDateIn(deps.clock.now())) })));
  await collectDue(deps);
}
