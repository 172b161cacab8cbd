import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mailAccount, mayMail } from './account-mail';
import { checkPassword } from './check-password';
import { CONFIRM_HOURS } from './model/account';
import { maskedEmail } from './model/email';
import type { AskEmailChange } from './model/people';
import type { AccountAsked } from './open-account';
import { issueToken } from './store/token';
import { findForSignIn, lockName } from './store/user';

/**
 * Mails a link to the new address, and a word to the old one while something can still be done about it. Nothing
 * changes until the link is used. The answer is the same where somebody has that address; then its owner is told instead.
 * Errors: those of `checkPassword`, field `email` `people.same-email`, `too-many`.
 */
export async function askEmailChange(deps: Deps, actor: Actor, { email, password }: AskEmailChange): Promise<Result<AccountAsked>> {
  const checked = await checkPassword(deps, actor.userId, password);
  if (!checked.ok) return checked;
  const user = checked.value;
  if (user.email === email) return err({ code: 'input', fields: { email: 'people.same-email' } });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockName(tx, 'email', email);
    if (!(await mayMail(tx, email, at)) || !(await mayMail(tx, user.email, at))) return err({ code: 'too-many' });
    const there = await findForSignIn(tx, email);
    if (there?.emailConfirmedAt) {
      await mailAccount(tx, { kind: 'already', to: there, path: '/sign-in', at });
    } else {
      const token = await issueToken(tx, user.id, 'CHANGE_EMAIL', CONFIRM_HOURS, at, email);
      await mailAccount(tx, { texts: 'people.mails', kind: 'newEmail', to: { ...user, email }, path: `/confirm-new-email?token=${token}`, at });
    }
    await mailAccount(tx, { texts: 'people.mails', kind: 'emailChangeAsked', to: user, params: { email: maskedEmail(email) }, path: '/account/security', at });
    await audit(tx, { actor, action: 'user.email-change-asked', subject: { type: 'user', id: user.id }, at });
    return ok({ email });
  });
}
