import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { turnSwitch } from './store/run';

/** Stops the run after the batch it is at, or lets it go on where it was. Errors: `not-found`, `billing.moved-on` (it was so already). */
export async function stopBilling(deps: Deps, actor: Actor, { stop }: { stop: boolean }): Promise<Result<null>> {
  if (!isOfTheHouse(actor)) return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    if (!await turnSwitch(tx, stop ? { byId: actor.userId, at } : null)) return err({ code: 'billing.moved-on' });
    await audit(tx, { actor, action: stop ? 'billing.stopped' : 'billing.resumed', subject: { type: 'billing', id: 'run' }, at });
    return ok(null);
  });
}
