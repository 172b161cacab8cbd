import { err, ok, type Result } from '@/lib/kernel/result';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { hashPassword } from '@/lib/platform/password-hash';
import { isAdult } from './model/adult';
import type { SignUpPurchaser } from './model/sign-up';
import { makeRoom, openAccount, type AccountAsked } from './open-account';

/**
 * Opens a purchaser's account and mails the link that confirms it. The answer is the same where the address already
 * has an account; then its owner is told by mail. Errors: field `birthDate` `accounts.not-adult`.
 */
export async function signUpPurchaser(deps: Deps, _visitor: null, input: SignUpPurchaser): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  if (!isAdult(input.birthDate, dayOf(at))) return err({ code: 'input', fields: { birthDate: 'accounts.not-adult' } });
  const passwordHash = await hashPassword(input.password);
  return write(deps, async (tx) => {
    if (await makeRoom(tx, input.email, at)) {
      const { email, name, phone, birthDate, locale } = input;
      await openAccount(tx, { email, name, phone, birthDate, locale, role: 'PURCHASER', passwordHash, at });
    }
    return ok({ email: input.email });
  });
}
