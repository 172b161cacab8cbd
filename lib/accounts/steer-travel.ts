import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { SteerTravel } from './model/travel';
import { isTravelling, turnTravel } from './store/travel';
import { lockName } from './store/user';

/** Stops the clock after the day it is at, or lets it go on from there. Errors: `not-found`, `accounts.travelling`, `accounts.travel-moved-on` (it was so already, or has arrived). */
export async function steerTravel(deps: Deps, actor: Actor, { travelId, go }: SteerTravel): Promise<Result<null>> {
  if (deps.env.mode !== 'demo' || actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    await lockName(tx, 'clock', 'demo');
    if (go && await isTravelling(tx)) return err({ code: 'accounts.travelling' });
    if (!await turnTravel(tx, travelId, go ? 'STOPPED' : 'RUNNING', go ? 'RUNNING' : 'STOPPED')) return err({ code: 'accounts.travel-moved-on' });
    if (go) await addJob(tx, 'walk-time', {}, { key: 'walk-time' });
    await audit(tx, { actor, action: go ? 'clock.went-on' : 'clock.halted', subject: { type: 'clock', id: 'demo' }, data: { travelId }, at: deps.clock.now() });
    return ok(null);
  });
}
