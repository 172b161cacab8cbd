import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { takeCreditsOff } from './store/credits';
import { beginDay, billDue, billLeftBehind, findFirstDue, findLastDone, finishDay, isStopped, lockDay, moveDay, type Billing } from './store/run';

/** So many instalments a transaction: a second's work, and no more in memory. */
const BATCH = 10_000;

/**
 * Sweep: bills what falls due, day after day, from the day after the last one that was walked to its end up to today: after
 * 40 days of silence each of them is walked. Every batch is a transaction that also says how far the day has come, so a run
 * that is stopped or dies goes on where it was, and of two at once one waits for the other's batch.
 */
export async function runBilling(deps: Deps, most = BATCH): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  const last = await findLastDone(deps.db);
  let day = last === null ? await findFirstDue(deps.db) ?? today : addDays(last, 1);
  while (day <= today && await walkDay(deps, day, most)) day = addDays(day, 1);
}

/** False where the run was stopped before the day was done. */
async function walkDay(deps: Deps, day: string, most: number): Promise<boolean> {
  await write(deps, async (tx) => ok(await beginDay(tx, day, deps.clock.now())));
  for (;;) {
    if (await isStopped(deps.db)) return false;
    if (await oneBatch(deps, day, most) === 'DONE') return true;
  }
}

/** First what falls due that day, then what was left behind, until neither has more. */
async function oneBatch(deps: Deps, day: string, most: number): Promise<'MORE' | 'DONE'> {
  const since = performance.now();
  const at = deps.clock.now();
  const billing: Billing = { day, tryOn: businessDayFrom(day), at };
  const { value } = await write(deps, async (tx) => {
    const held = await lockDay(tx, day);
    if (!held) return ok('DONE' as const);
    const due = await billDue(tx, held, most, billing);
    const late = due.seen < most ? await billLeftBehind(tx, most, billing) : null;
    const last = due.leaseId !== null && due.seq !== null ? { leaseId: due.leaseId, seq: due.seq } : null;
    if (due.billed > 0) await takeCreditsOff(tx, { day, at, leases: { from: held.lastLease, to: last?.leaseId ?? '' } });
    if (late && late.billed > 0) await takeCreditsOff(tx, { day, at, leases: { from: '', to: '~' } });
    await moveDay(tx, day, { done: due.billed + (late?.billed ?? 0), busyMs: Math.round(performance.now() - since), last });
    const done = late !== null && late.billed < most;
    if (done) await finishDay(tx, day, at);
    faultPoint('billing:batch-written');
    return ok(done ? 'DONE' as const : 'MORE' as const);
  });
  faultPoint('billing:batch-committed');
  return value;
}
