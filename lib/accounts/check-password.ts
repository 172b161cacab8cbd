import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { verifyPassword } from '@/lib/platform/password-hash';
import { TYPED_AGAIN } from './model/sign-in';
import { forgetFailures, takeAttempt, throttleKey } from './store/throttle';
import { findUser, type SignInUser } from './store/user';

/**
 * The person, whose password was typed once more for what a session alone must not do. Guesses are counted.
 * Errors: `not-found`, `people.no-password`, `accounts.too-many-attempts`, field `password` `accounts.wrong-password`.
 */
export async function checkPassword(deps: Deps, userId: string, password: string): Promise<Result<SignInUser, Problem>> {
  const at = deps.clock.now();
  const user = await findUser(deps.db, userId);
  if (!user) return err({ code: 'not-found' });
  if (!user.hasPassword) return err({ code: 'people.no-password' });
  const key = throttleKey('current', user.id);
  const until = await takeAttempt(deps.db, key, TYPED_AGAIN, at);
  if (until) return err({ code: 'accounts.too-many-attempts', params: { seconds: Math.ceil(at.until(until).total('seconds')) } });
  if (!(await verifyPassword(user.passwordHash, password))) return err({ code: 'input', fields: { password: 'accounts.wrong-password' } });
  await forgetFailures(deps.db, key);
  return ok(user);
}
