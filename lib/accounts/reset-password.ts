import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { hashPassword } from '@/lib/platform/password-hash';
import { mailAccount } from './account-mail';
import type { ResetPassword } from './model/account';
import { containsMailName } from './model/password';
import type { AccountAsked } from './open-account';
import { findTokenOwner, useToken, voidTokens } from './store/token';
import { findUser, replacePassword } from './store/user';
import { tellConfirmed } from './tell-confirmed';

const INVALID = err({ code: 'accounts.token-invalid' });

/**
 * Sets a new password by a link from the mail, which proves the address too, and ends every session. A link works once.
 * Errors: `accounts.token-invalid`, field `password` `accounts.password-mail-name`.
 */
export async function resetPassword(deps: Deps, _visitor: null, { token, password }: ResetPassword): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const owner = await findTokenOwner(deps.db, token, 'RESET_PASSWORD', at);
  const user = owner && await findUser(deps.db, owner);
  if (!user) return INVALID;
  if (containsMailName(password, user.email)) return err({ code: 'input', fields: { password: 'accounts.password-mail-name' } });
  const passwordHash = await hashPassword(password);
  return write(deps, async (tx) => {
    if (!(await useToken(tx, token, 'RESET_PASSWORD', at))) return INVALID;
    await voidTokens(tx, user.id, 'CONFIRM_EMAIL', at);
    await replacePassword(tx, user.id, passwordHash);
    await tellConfirmed(tx, user, at);
    await mailAccount(tx, { kind: 'passwordChanged', to: user, path: '/recover', at });
    const actor = { userId: user.id, role: user.role, name: user.name };
    await audit(tx, { actor, action: 'user.password-reset', subject: { type: 'user', id: user.id }, at });
    return ok({ email: user.email });
  });
}
