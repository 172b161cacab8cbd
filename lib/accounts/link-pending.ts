import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { checkPassword } from './check-password';
import { link } from './link-identity';
import type { PasswordInput } from './model/people';
import type { AccountAsked } from './open-account';
import { findPending, usePending } from './store/identity';
import { findForSignIn } from './store/user';

/** What the browser that came from a provider holds. */
export interface Held {
  token: string;
}

/**
 * Links whom a provider vouched for to the account of the same proved address, for whoever knows its password.
 * Errors: `people.identity-gone`, `people.identity-taken`, those of `checkPassword`.
 */
export async function linkPending(deps: Deps, _visitor: null, { token, password }: PasswordInput & Held): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  const pending = await findPending(deps.db, token, at);
  const there = pending?.email && pending.emailVerified ? await findForSignIn(deps.db, pending.email) : null;
  if (!pending || !there?.emailConfirmedAt) return err({ code: 'people.identity-gone' });
  const checked = await checkPassword(deps, there.id, password);
  if (!checked.ok) return checked;
  return write(deps, async (tx) => {
    if (!(await usePending(tx, token, at))) return err({ code: 'people.identity-gone' });
    return await link(tx, checked.value, pending, at) ? ok({ email: checked.value.email }) : err({ code: 'people.identity-taken' });
  });
}
