import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mailAccount, mayMail } from './account-mail';
import { RESET_HOURS, type RequestReset } from './model/account';
import type { AccountAsked } from './open-account';
import { issueToken } from './store/token';
import { findForSignIn, lockName } from './store/user';

/** Mails a link that sets a new password. The answer says nothing of whether there is such an account. */
export function requestPasswordReset(deps: Deps, _visitor: null, { email }: RequestReset): Promise<Result<AccountAsked>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    await lockName(tx, 'email', email);
    const user = await findForSignIn(tx, email);
    if (user && !user.closedAt && await mayMail(tx, email, at)) {
      const token = await issueToken(tx, user.id, 'RESET_PASSWORD', RESET_HOURS, at);
      await mailAccount(tx, { kind: 'reset', to: user, path: `/reset-password?token=${token}`, at });
      const actor = { userId: user.id, role: user.role, name: user.name };
      await audit(tx, { actor, action: 'user.password-reset-asked', subject: { type: 'user', id: user.id }, at });
    }
    return ok({ email });
  });
}
