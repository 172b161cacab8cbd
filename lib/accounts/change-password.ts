import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { issueCode } from '@/lib/kernel/zod-problem';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { hashPassword, verifyPassword } from '@/lib/platform/password-hash';
import { mailAccount } from './account-mail';
import type { ChangePassword } from './model/account';
import { containsMailName, newPassword } from './model/password';
import { TYPED_AGAIN } from './model/sign-in';
import type { AccountAsked } from './open-account';
import { forgetFailures, takeAttempt, throttleKey } from './store/throttle';
import { voidTokens } from './store/token';
import { findUser, replacePassword } from './store/user';

/** What is wrong with the new password by itself. That it is the old one is told only to who knows the old one: it would be a second guess. */
function whatIsWrong(password: string, email: string): string | undefined {
  const [issue] = newPassword.safeParse(password).error?.issues ?? [];
  if (issue) return issueCode(issue);
  return containsMailName(password, email) ? 'accounts.password-mail-name' : undefined;
}

const wrong = (fields: Partial<Record<'current' | 'password', string>>) => err({ code: 'input', fields });

/**
 * Changes one's own password and ends every session, this one too: whoever changes it signs in anew with it.
 * Errors: field `current` `accounts.wrong-password` and field `password` by the rules of a new one or
 * `accounts.password-mail-name`, both at once; field `password` `accounts.password-same`; `accounts.too-many-attempts`.
 */
export async function changePassword(deps: Deps, actor: Actor, { current, password }: ChangePassword): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const user = await findUser(deps.db, actor.userId);
  if (!user) return err({ code: 'not-found' });
  const key = throttleKey('current', user.id);
  const until = await takeAttempt(deps.db, key, TYPED_AGAIN, at);
  if (until) return err({ code: 'accounts.too-many-attempts', params: { seconds: Math.ceil(at.until(until).total('seconds')) } });
  const bad = whatIsWrong(password, user.email);
  if (!(await verifyPassword(user.passwordHash, current))) return wrong({ current: 'accounts.wrong-password', ...(bad && { password: bad }) });
  await forgetFailures(deps.db, key);
  if (bad) return wrong({ password: bad });
  if (await verifyPassword(user.passwordHash, password)) return wrong({ password: 'accounts.password-same' });
  const passwordHash = await hashPassword(password);
  return write(deps, async (tx) => {
    if (!(await replacePassword(tx, user.id, passwordHash, user.passwordHash))) return err({ code: 'conflict' });
    await voidTokens(tx, user.id, 'RESET_PASSWORD', at);
    await mailAccount(tx, { kind: 'passwordChanged', to: user, path: '/recover', at });
    await audit(tx, { actor, action: 'user.password-changed', subject: { type: 'user', id: user.id }, at });
    return ok({ email: user.email });
  });
}
