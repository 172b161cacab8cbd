import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ChangeLocale } from './model/account';
import { updateProfile } from './store/user';

/** The language that mails and notices are written in. */
export const changeLocale = (deps: Deps, actor: Actor, { locale }: ChangeLocale): Promise<Result<ChangeLocale>> =>
  write(deps, async (tx) => {
    await updateProfile(tx, actor.userId, { locale });
    await audit(tx, { actor, action: 'user.locale-changed', subject: { type: 'user', id: actor.userId }, data: { locale }, at: deps.clock.now() });
    return ok({ locale });
  });
