import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { endSessions } from './store/user';

/** Ends every session of one's own, at its next request. */
export const signOutEverywhere = (deps: Deps, actor: Actor): Promise<Result<null>> =>
  write(deps, async (tx) => {
    await endSessions(tx, { id: actor.userId });
    await audit(tx, { actor, action: 'user.signed-out-everywhere', subject: { type: 'user', id: actor.userId }, at: deps.clock.now() });
    return ok(null);
  });
