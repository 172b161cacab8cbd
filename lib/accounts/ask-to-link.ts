import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { checkPassword } from './check-password';
import type { PasswordInput } from './model/people';
import { allowLinking } from './store/session';
import type { SessionActor } from './views/session';

const MINUTES = 10;

/** The password once more, before another way to sign in may be added by this session. Errors: those of `checkPassword`, `session-ended`. */
export async function askToLink(deps: Deps, actor: SessionActor, { password }: PasswordInput): Promise<Result<null>> {
  const checked = await checkPassword(deps, actor.userId, password);
  if (!checked.ok) return checked;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!(await allowLinking(tx, actor.userId, actor.sessionId, at.add({ minutes: MINUTES })))) return err({ code: 'session-ended' });
    await audit(tx, { actor, action: 'user.link-asked', subject: { type: 'user', id: actor.userId }, at });
    return ok(null);
  });
}
