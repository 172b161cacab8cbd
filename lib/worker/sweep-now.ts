import { ShiftedClock } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { readClockOffset } from '@/lib/platform/demo-clock';

type Sweep = (deps: Deps) => Promise<void>;

/** The demo's clock has jumped: every deadline is looked at now, not at the next full minute. A sweep that fails leaves the others to run. */
export async function sweepNow(deps: Deps, sweeps: Record<string, Sweep>): Promise<void> {
  if (deps.clock instanceof ShiftedClock) deps.clock.offsetSeconds = await readClockOffset(deps.db);
  const failed: unknown[] = [];
  for (const sweep of Object.values(sweeps)) {
    try {
      await sweep(deps);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} sweeps failed`);
}
