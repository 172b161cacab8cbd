import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mailAccount } from './account-mail';
import type { SuspendPerson } from './model/account';
import { isLastOwner } from './store/staff';
import { findUser, setSuspended } from './store/user';

/** Ends a person's sessions and lets nobody in with that account. Errors: `not-found`, `accounts.own-account`, `staff.last-owner-admin`, `conflict`. */
export function suspendPerson(deps: Deps, actor: Actor, { userId, reason }: SuspendPerson): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const user = await findUser(tx, userId);
    if (actor.role !== 'ADMIN' || !user) return err({ code: 'not-found' });
    if (userId === actor.userId) return err({ code: 'accounts.own-account' });
    if (await isLastOwner(tx, user)) return err({ code: 'staff.last-owner-admin' });
    if (!(await setSuspended(tx, userId, { at, reason }))) return err({ code: 'conflict' });
    await mailAccount(tx, { kind: 'suspended', to: user, path: '/', params: { reason }, at });
    await audit(tx, { actor, action: 'user.suspended', subject: { type: 'user', id: userId }, reason, at });
    return ok(null);
  });
}
