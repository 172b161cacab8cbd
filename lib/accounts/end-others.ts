import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { endOtherSessions } from './store/session';
import type { SessionActor } from './views/session';

/** Ends all of one's own sessions but the one that asks. */
export const endOthers = (deps: Deps, actor: SessionActor): Promise<Result<{ count: number }>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const count = await endOtherSessions(tx, actor.userId, actor.sessionId, at);
    if (count > 0) await audit(tx, { actor, action: 'user.other-sessions-ended', subject: { type: 'user', id: actor.userId }, data: { count }, at });
    return ok({ count });
  });
