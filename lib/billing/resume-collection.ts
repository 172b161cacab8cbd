import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { collectDue } from './collect-due';
import type { Resume } from './model/collection';
import { beginDue } from './store/attempts';
import { tryAnew } from './store/try-anew';

/** More than anybody has open. */
const MOST = 1000;

/**
 * The job `resume-collection`: a purchaser has a method that works, so what could not be collected is tried anew. With a
 * new one at once, whatever the hour, and what was left to be paid by hand too (`byHand`): it was set up for that by its
 * holder, who was told. With another that was there before, as soon as the hour allows.
 */
export async function resumeCollection(deps: Deps, { purchaserId, leaseId, byHand = false }: Resume): Promise<void> {
  const at = deps.clock.now();
  const day = businessDayFrom(plainDateIn(at));
  await write(deps, async (tx) => {
    await tryAnew(tx, { purchaserId, leaseId, byHand, day });
    if (byHand) await beginDue(tx, { day, at, most: MOST, purchaserId });
    return ok(null);
  });
  await collectDue(deps);
}
