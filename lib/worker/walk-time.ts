import { settleStop, stepTravel } from '@/lib/accounts/step-travel';
import { FOLLOW_MS } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { sweepNow } from './sweep-now';

/** What a day has set going is waited for so long; what is left then is done while the clock goes on. */
const PATIENCE_MS = 20_000;

const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What was queued since the clock came to this stop and could be done now: a job that waits for a later time, as one does after a failure, holds nobody up. */
async function isBusy({ db }: Deps): Promise<boolean> {
  const [row] = await db.$queryRaw<{ busy: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
       WHERE j.created_at >= (SELECT moved_at FROM time_travel WHERE state = 'RUNNING') AND j.run_at <= now() AND j.attempts < j.max_attempts
         AND k.identifier NOT IN ('walk-time', 'render-photo')) AS busy`;
  return row?.busy ?? false;
}

/** Waits until the workers have done what this stop has set going. @returns false where that took too long */
async function untilQuiet(deps: Deps): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  // Jobs are seen by their workers a moment after the commit.
  for (let ms = 20; await isBusy(deps); ms = Math.min(ms * 2, 200)) {
    if (performance.now() > until) return false;
    await pause(ms);
  }
  return true;
}

interface Walk {
  sweeps: Record<string, (deps: Deps) => Promise<void>>;
  /** How the work of a stop is waited for: the workers do it. */
  settle?: (deps: Deps) => Promise<boolean>;
  /** Until all processes know the new time: a signature made at it would be refused by one that does not. */
  followMs?: number;
}

/** One stop of the demo's clock on its way: to the next morning, every sweep, and what these set going. */
export async function walkTime(deps: Deps, { sweeps, settle = untilQuiet, followMs = FOLLOW_MS + 50 }: Walk): Promise<void> {
  const since = performance.now();
  const stop = await stepTravel(deps);
  if (!stop) return;
  faultPoint('walk-time:moved');
  await pause(followMs);
  let failures = 0;
  try {
    await sweepNow(deps, sweeps);
  } catch (error) {
    failures = error instanceof AggregateError ? error.errors.length : 1;
    deps.log.warn('sweeps failed on a stop of the clock', { at: stop.at.toString(), error: error instanceof AggregateError ? error.errors.map(String) : String(error) });
  }
  const hurried = !await settle(deps);
  faultPoint('walk-time:swept');
  await settleStop(deps, stop, { failures, hurried, busyMs: Math.round(performance.now() - since) });
}
