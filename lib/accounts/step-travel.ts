import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { ShiftedClock } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { readClockOffset, writeClockOffset } from '@/lib/platform/demo-clock';
import { addJob } from '@/lib/platform/jobs';
import { nextStop } from './model/travel';
import { shiftSessions } from './store/session';
import { arrive, lockTravel, moveTravel, settleTravel, type StopReport, type Travel } from './store/travel';
import { lockName } from './store/user';

/** The clock as the database has it, whatever this process has last read. */
async function currentTime(deps: Deps, tx: Tx) {
  const offsetSeconds = await readClockOffset(tx);
  if (deps.clock instanceof ShiftedClock) deps.clock.offsetSeconds = offsetSeconds;
  return { now: deps.clock.now(), offsetSeconds };
}

/**
 * Moves the clock to the next stop of the journey under way, once the work of the one before is done: a stop whose process
 * died is come to again, and its work done again. Null where nothing is under way, or it has arrived.
 */
export async function stepTravel(deps: Deps): Promise<Pick<Travel, 'id' | 'at'> | null> {
  const { value } = await write(deps, async (tx) => {
    await lockName(tx, 'clock', 'demo');
    const travel = await lockTravel(tx);
    if (!travel) return ok(null);
    const { now, offsetSeconds } = await currentTime(deps, tx);
    if (!travel.settled) return ok({ stop: travel, offsetSeconds });
    const stop = nextStop(now, travel.toAt);
    if (!stop) {
      await arrive(tx, travel);
      await audit(tx, { actor: SYSTEM, action: 'clock.arrived', subject: { type: 'clock', id: 'demo' }, data: { travelId: travel.id }, at: now });
      return ok(null);
    }
    const seconds = Math.ceil(now.until(stop).total('seconds'));
    await writeClockOffset(tx, offsetSeconds + seconds);
    await shiftSessions(tx, seconds);
    await moveTravel(tx, travel.id, stop);
    return ok({ stop: { id: travel.id, at: stop }, offsetSeconds: offsetSeconds + seconds });
  });
  if (!value) return null;
  if (deps.clock instanceof ShiftedClock) deps.clock.offsetSeconds = value.offsetSeconds;
  return { id: value.stop.id, at: value.stop.at };
}

/** What a stop brings is worked off: the next one is a job of its own, so that a process that is told to end ends after this day. */
export async function settleStop(deps: Deps, stop: Pick<Travel, 'id' | 'at'>, report: StopReport): Promise<void> {
  await write(deps, async (tx) => {
    if (await settleTravel(tx, stop, report) && await lockTravel(tx)) await addJob(tx, 'walk-time', {}, { key: 'walk-time' });
    return ok(null);
  });
}
