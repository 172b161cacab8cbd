import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { verifyPassword } from '@/lib/platform/password-hash';
import type { ConfirmEmail } from './model/account';
import { TYPED_AGAIN } from './model/sign-in';
import type { AccountAsked } from './open-account';
import { forgetFailures, takeAttempt, throttleKey } from './store/throttle';
import { findTokenOwner, useToken } from './store/token';
import { findUser } from './store/user';
import { tellConfirmed } from './tell-confirmed';

const INVALID = err({ code: 'accounts.token-invalid' });

/**
 * Confirms an address for whoever has both the link and the password: a stranger who signed up with somebody else's
 * address never gets an account that its owner confirmed. A link works once.
 * Errors: `accounts.token-invalid`, `accounts.too-many-attempts`, field `password` `accounts.wrong-password`.
 */
export async function confirmEmail(deps: Deps, _visitor: null, { token, password }: ConfirmEmail): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const owner = await findTokenOwner(deps.db, token, 'CONFIRM_EMAIL', at);
  const user = owner && await findUser(deps.db, owner);
  if (!user) return INVALID;
  const key = throttleKey('confirm', user.id);
  const until = await takeAttempt(deps.db, key, TYPED_AGAIN, at);
  if (until) return err({ code: 'accounts.too-many-attempts', params: { seconds: Math.ceil(at.until(until).total('seconds')) } });
  if (!(await verifyPassword(user.passwordHash, password))) return err({ code: 'input', fields: { password: 'accounts.wrong-password' } });
  await forgetFailures(deps.db, key);
  return write(deps, async (tx) => {
    if (!(await useToken(tx, token, 'CONFIRM_EMAIL', at))) return INVALID;
    await tellConfirmed(tx, user, at);
    return ok({ email: user.email });
  });
}
