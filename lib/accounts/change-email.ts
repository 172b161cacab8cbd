import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { mailAccount } from './account-mail';
import { checkPassword } from './check-password';
import type { ConfirmEmail } from './model/account';
import { maskedEmail } from './model/email';
import type { AccountAsked } from './open-account';
import { findEmailChange, useToken, voidTokens } from './store/token';
import { deleteUnconfirmed, findForSignIn, lockName, setEmail, type SignInUser } from './store/user';

const INVALID = err({ code: 'accounts.token-invalid' });

/**
 * Moves an account to the address that the link proves, for whoever has the link and the password. The old address is told.
 * Errors: `accounts.token-invalid`, `people.email-taken`, those of `checkPassword`.
 */
export async function changeEmail(deps: Deps, _visitor: null, { token, password }: ConfirmEmail): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const asked = await findEmailChange(deps.db, token, at);
  if (!asked) return INVALID;
  const checked = await checkPassword(deps, asked.userId, password);
  if (!checked.ok) return checked;
  return write(deps, async (tx) => {
    if (!(await useToken(tx, token, 'CHANGE_EMAIL', at))) return INVALID;
    return move(tx, checked.value, asked.email, at);
  });
}

async function move(tx: Tx, user: SignInUser, email: string, at: Temporal.Instant): Promise<Result<AccountAsked>> {
  await lockName(tx, 'email', email);
  const there = await findForSignIn(tx, email);
  // One that nobody confirmed gives way: the address has just been proved to be this person's.
  if (there && (there.emailConfirmedAt || !(await deleteUnconfirmed(tx, there)))) return err({ code: 'people.email-taken' });
  if (!(await setEmail(tx, user.id, user.email, email))) return err({ code: 'conflict' });
  await voidTokens(tx, user.id, 'RESET_PASSWORD', at);
  const actor = { userId: user.id, role: user.role, name: user.name };
  await mailAccount(tx, { texts: 'people.mails', kind: 'emailChanged', to: user, params: { email: maskedEmail(email) }, path: '/', at });
  await audit(tx, { actor, action: 'user.email-changed', subject: { type: 'user', id: user.id }, at });
  return ok({ email });
}
