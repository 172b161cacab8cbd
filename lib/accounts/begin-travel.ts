import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { readClockOffset } from '@/lib/platform/demo-clock';
import { addJob } from '@/lib/platform/jobs';
import { furthest } from './model/account';
import { endOfTravel, type BeginTravel } from './model/travel';
import { insertTravel, isTravelling } from './store/travel';
import { lockName } from './store/user';

/**
 * Sets the demo's clock on its way to a day, by way of every day between: what falls due on each happens on it, as if
 * nobody had touched the clock. Errors: `not-found` (live mode), `accounts.travelling`, fields `accounts.clock-too-far`, `accounts.clock-back`.
 */
export async function beginTravel(deps: Deps, actor: Actor, input: BeginTravel): Promise<Result<{ travelId: string }>> {
  if (deps.env.mode !== 'demo' || actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const now = deps.clock.now();
  const end = endOfTravel(now, input);
  const field = { days: 'days', months: 'months', date: 'on' }[input.to];
  if (Temporal.Instant.compare(end, now) <= 0) return err({ code: 'input', fields: { [field]: 'accounts.clock-back' } });
  return write(deps, async (tx) => {
    await lockName(tx, 'clock', 'demo');
    if (await isTravelling(tx)) return err({ code: 'accounts.travelling' });
    if (await readClockOffset(tx) + now.until(end).total('seconds') > furthest) return err({ code: 'input', fields: { [field]: 'accounts.clock-too-far' } });
    const travelId = await insertTravel(tx, { startedById: actor.userId, from: now, to: end });
    await addJob(tx, 'walk-time', {}, { key: 'walk-time' });
    await audit(tx, { actor, action: 'clock.set-out', subject: { type: 'clock', id: 'demo' }, data: { from: now.toString(), to: end.toString() }, at: now });
    return ok({ travelId });
  });
}
