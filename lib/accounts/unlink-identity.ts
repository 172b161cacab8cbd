import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mailAccount } from './account-mail';
import { checkPassword } from './check-password';
import type { Unlink } from './model/people';
import { deleteIdentity } from './store/identity';

/** Takes a way to sign in away. The password, typed once more, is the one that is left. Errors: `not-found`, those of `checkPassword`. */
export async function unlinkIdentity(deps: Deps, actor: Actor, { provider, password }: Unlink): Promise<Result<null>> {
  const checked = await checkPassword(deps, actor.userId, password);
  if (!checked.ok) return checked;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!(await deleteIdentity(tx, actor.userId, provider))) return err({ code: 'not-found' });
    await mailAccount(tx, { texts: 'people.mails', kind: 'unlinked', to: checked.value, params: { provider }, path: '/account/security', at });
    await audit(tx, { actor, action: 'user.identity-unlinked', subject: { type: 'user', id: actor.userId }, data: { provider }, at });
    return ok(null);
  });
}
