import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { holdSellers, releaseMonths } from './store/releases';
import { lockRule } from './store/terms';

/** Sweep: holdbacks go back to their sellers month by month; after months of silence each is looked at. A batch is a transaction. */
export async function releaseHoldbacks(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (let looked = 1; looked > 0;) {
    looked = (await write(deps, async (tx) => {
      // Held first, so that of two at once the second sees what the first has posted.
      await lockRule(tx);
      await holdSellers(tx, plainDateIn(at), at);
      return ok(await releaseMonths(tx, plainDateIn(at), at));
    })).value;
    faultPoint('settlements:holdback-batch');
  }
}
