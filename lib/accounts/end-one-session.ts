import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { EndSession } from './model/people';
import { endSession } from './store/session';
import type { SessionActor } from './views/session';

/** Ends one of one's own sessions: its next request is nobody's. Errors: `not-found`, `people.this-session`. */
export const endOneSession = (deps: Deps, actor: SessionActor, { sessionId }: EndSession): Promise<Result<null>> =>
  write(deps, async (tx) => {
    if (sessionId === actor.sessionId) return err({ code: 'people.this-session' });
    const at = deps.clock.now();
    if (!(await endSession(tx, actor.userId, sessionId, at))) return err({ code: 'not-found' });
    await audit(tx, { actor, action: 'user.session-ended', subject: { type: 'user', id: actor.userId }, at });
    return ok(null);
  });
