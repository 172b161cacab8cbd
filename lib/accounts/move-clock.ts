import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { ShiftedClock } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { readClockOffset, writeClockOffset } from '@/lib/platform/demo-clock';
import { addJob } from '@/lib/platform/jobs';
import { furthest, type MoveClock } from './model/account';
import { shiftSessions } from './store/session';
import { isTravelling } from './store/travel';
import { lockName } from './store/user';

const SECONDS = { hours: 3600, days: 86_400 } as const;

/** Moves the demo's clock forward and has every deadline looked at. Errors: `not-found` (live mode), `accounts.travelling`, field `amount` `accounts.clock-too-far`. */
export async function moveClock(deps: Deps, actor: Actor, { amount, unit }: MoveClock): Promise<Result<{ offsetSeconds: number }>> {
  if (deps.env.mode !== 'demo' || actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const moved = await write(deps, async (tx) => {
    await lockName(tx, 'clock', 'demo');
    if (await isTravelling(tx)) return err({ code: 'accounts.travelling' });
    const offsetSeconds = (await readClockOffset(tx)) + amount * SECONDS[unit];
    if (offsetSeconds > furthest) return err({ code: 'input', fields: { amount: 'accounts.clock-too-far' } });
    const at = deps.clock.now();
    await writeClockOffset(tx, offsetSeconds);
    await shiftSessions(tx, amount * SECONDS[unit]);
    await addJob(tx, 'sweep-now', {});
    await audit(tx, { actor, action: 'clock.moved', subject: { type: 'clock', id: 'demo' }, data: { amount, unit }, at });
    return ok({ offsetSeconds });
  });
  // Other processes follow within a second; the page that comes next should not have to wait for it.
  if (moved.ok && deps.clock instanceof ShiftedClock) deps.clock.offsetSeconds = moved.value.offsetSeconds;
  return moved;
}
