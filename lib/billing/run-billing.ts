import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { ALL, takeCreditsOff } from './store/credits';
import { beginDay, billDue, billLeftBehind, findFirstDue, findLastDone, finishDay, isStopped, lockDay, moveDay, type Billing, type HeldDay, type Place } from './store/run';

/** So many instalments a transaction: a fraction of a second, so that even a machine that is busy with other things is far from the time a statement may take. */
const BATCH = 2_500;
/** So many times as many are looked at among what fell due before, nearly all of which is billed and waits to be paid. */
const LOOKS = 8;

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

/** First what was left behind, so that a credit goes to what is oldest, then what falls due that day, until neither has more. */
async function oneBatch(deps: Deps, day: string, most: number): Promise<'MORE' | 'DONE'> {
  const since = performance.now();
  const at = deps.clock.now();
  const { value } = await write(deps, async (tx) => {
    const held = await lockDay(tx, day);
    if (!held) return ok('DONE' as const);
    const { billed, place } = await nextOf(tx, held, most, { day, tryOn: businessDayFrom(day), at });
    await moveDay(tx, day, { done: billed, busyMs: Math.round(performance.now() - since), place: place ?? held });
    if (!place) await finishDay(tx, day, at);
    faultPoint('billing:batch-written');
    return ok(place ? 'MORE' as const : 'DONE' as const);
  });
  faultPoint('billing:batch-committed');
  return value;
}

/** A batch with its credits; `place`: where the next one begins, null where the day has no more. */
async function nextOf(tx: Tx, held: HeldDay, most: number, billing: Billing): Promise<{ billed: number; place: Place | null }> {
  const { day, at } = billing;
  let late = 0;
  let from = held;
  if (held.lastDue < day) {
    const { seen, billed, place } = await billLeftBehind(tx, held, most * LOOKS, billing);
    if (billed > 0) await takeCreditsOff(tx, { day, at, leases: ALL });
    if (seen === most * LOOKS) return { billed, place };
    late = billed;
    from = { day, lastDue: day, lastLease: '', lastSeq: -1 };
  }
  const { seen, billed, place } = await billDue(tx, from, most, billing);
  if (billed > 0) await takeCreditsOff(tx, { day, at, leases: { from: from.lastLease, to: place?.lastLease ?? '' } });
  return { billed: late + billed, place: seen < most ? null : place };
}
