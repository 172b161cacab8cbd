import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ChangeProfile } from './model/account';
import { updateProfile } from './store/user';

/** Changes one's own name and telephone. Contracts keep what they were signed with. */
export const changeProfile = (deps: Deps, actor: Actor, profile: ChangeProfile): Promise<Result<ChangeProfile>> =>
  write(deps, async (tx) => {
    await updateProfile(tx, actor.userId, profile);
    await audit(tx, { actor, action: 'user.profile-changed', subject: { type: 'user', id: actor.userId }, data: { fields: Object.keys(profile) }, at: deps.clock.now() });
    return ok(profile);
  });
