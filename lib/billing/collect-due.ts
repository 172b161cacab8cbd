import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { collectsNow } from './collects-now';
import { beginDue } from './store/attempts';

/** So many attempts a transaction. */
const BATCH = 1000;

/** Sweep: begins the collection of what is due, by day: each attempt is committed, with its job, before anybody is asked for money. */
export async function collectDue(deps: Deps): Promise<void> {
  if (!collectsNow(deps)) return;
  for (let begun = BATCH; begun === BATCH;) {
    const at = deps.clock.now();
    const batch = await write(deps, async (tx) => {
      const count = await beginDue(tx, { day: plainDateIn(at), at, most: BATCH });
      faultPoint('collect-due:written');
      return ok(count);
    });
    begun = batch.value;
    faultPoint('collect-due:committed');
  }
}
