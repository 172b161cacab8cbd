import { writeOnce, type Deps } from '@/lib/platform/db';
import { endSession } from './store/session';

/** Signing out on one device ends its session, so that a copied token is worth nothing afterwards. */
export const signOut = (deps: Deps, { userId, sessionId }: { userId: string; sessionId: string }): Promise<boolean> =>
  writeOnce(deps, (tx) => endSession(tx, userId, sessionId, deps.clock.now()));
