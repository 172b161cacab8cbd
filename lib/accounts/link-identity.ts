import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { mailAccount } from './account-mail';
import { findIdentityOwner, insertIdentity, type Identity } from './store/identity';
import { useLinking } from './store/session';
import { findUser, type SignInUser } from './store/user';
import type { SessionActor } from './views/session';

/** Links an account elsewhere to a person, and tells them. False where it is somebody else's. */
export async function link(tx: Tx, user: SignInUser, identity: Identity, at: Temporal.Instant): Promise<boolean> {
  if (!(await insertIdentity(tx, user.id, identity, at))) return (await findIdentityOwner(tx, identity)) === user.id;
  const actor = { userId: user.id, role: user.role, name: user.name };
  await mailAccount(tx, { texts: 'people.mails', kind: 'linked', to: user, params: { provider: identity.provider }, path: '/account/security', at });
  await audit(tx, { actor, action: 'user.identity-linked', subject: { type: 'user', id: user.id }, data: { provider: identity.provider }, at });
  return true;
}

/** Links for the session that asked for it a moment ago. Errors: `people.link-not-asked`, `people.identity-taken`. */
export const linkIdentity = (deps: Deps, actor: SessionActor, identity: Identity): Promise<Result<null>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const user = await findUser(tx, actor.userId);
    if (!user || !(await useLinking(tx, actor.userId, actor.sessionId, at))) return err({ code: 'people.link-not-asked' });
    return await link(tx, user, identity, at) ? ok(null) : err({ code: 'people.identity-taken' });
  });
