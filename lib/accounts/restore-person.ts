import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mailAccount } from './account-mail';
import type { SuspendPerson } from './model/account';
import { findUser, setSuspended } from './store/user';

/** Lets a suspended person in again. Errors: `not-found`, `conflict`. */
export function restorePerson(deps: Deps, actor: Actor, { userId, reason }: SuspendPerson): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const user = await findUser(tx, userId);
    if (actor.role !== 'ADMIN' || !user) return err({ code: 'not-found' });
    if (!(await setSuspended(tx, userId, null))) return err({ code: 'conflict' });
    await mailAccount(tx, { kind: 'restored', to: user, path: '/sign-in', params: { reason }, at });
    await audit(tx, { actor, action: 'user.restored', subject: { type: 'user', id: userId }, reason, at });
    return ok(null);
  });
}
