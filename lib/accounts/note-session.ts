import { writeOnce, type Deps } from '@/lib/platform/db';
import { markSeen, SEEN_MINUTES } from './store/session';
import type { LiveSession } from './views/session';

/** Notes that a session is in use, at most once in ten minutes: every other request writes nothing. */
export async function noteSession(deps: Deps, { actor, lastSeenAt }: LiveSession): Promise<void> {
  const at = deps.clock.now();
  if (lastSeenAt.until(at).total('minutes') > SEEN_MINUTES) await writeOnce(deps, (tx) => markSeen(tx, actor.sessionId, at));
}
