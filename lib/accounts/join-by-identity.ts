import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { hashPassword } from '@/lib/platform/password-hash';
import { newSecretToken } from '@/lib/platform/secret-token';
import type { Held } from './link-pending';
import { isAdult } from './model/adult';
import { normalEmail } from './model/email';
import type { Join, JoinByMail, Provider } from './model/people';
import { makeRoom, openAccount, type AccountAsked } from './open-account';
import { findPending, insertIdentity, usePending, type Vouched } from './store/identity';
import { insertSignUpConsents, insertUser } from './store/user';

const GONE = err({ code: 'people.identity-gone' });
const TOO_YOUNG = err({ code: 'input', fields: { birthDate: 'accounts.not-adult' } });

/**
 * A purchaser's account for whom a provider vouched for, mail address included: confirmed from the start, without a password.
 * Errors: `people.identity-gone` (used up, too late, or the address has an account by now), field `birthDate` `accounts.not-adult`.
 */
export async function joinByIdentity(deps: Deps, _visitor: null, { token, ...input }: Join & Held): Promise<Result<{ provider: Provider }>> {
  const at = deps.clock.now();
  if (!isAdult(input.birthDate, dayOf(at))) return TOO_YOUNG;
  const pending = await findPending(deps.db, token, at);
  if (!pending?.email || !pending.emailVerified) return GONE;
  const email = normalEmail(pending.email);
  const passwordHash = await hashPassword(newSecretToken().token);
  return write(deps, async (tx) => {
    if (!(await usePending(tx, token, at)) || !(await makeRoom(tx, email, at))) return GONE;
    const { name, phone, birthDate, locale } = input;
    const id = await insertUser(tx, { email, name, phone, birthDate, locale, role: 'PURCHASER', passwordHash, hasPassword: false, emailConfirmedAt: at, at });
    await insertSignUpConsents(tx, id, at);
    await audit(tx, { actor: { userId: id, role: 'PURCHASER', name }, action: 'user.signed-up', subject: { type: 'user', id }, data: { role: 'PURCHASER', provider: pending.provider }, at });
    return await attach(tx, id, name, pending, at) ? ok({ provider: pending.provider }) : GONE;
  });
}

/**
 * The same where the provider proved no address: an account with a password, to be confirmed by mail, to which the
 * identity belongs already. The answer is the same where the address has an account; then nothing is linked.
 * Errors: those of `joinByIdentity`.
 */
export async function joinByMail(deps: Deps, _visitor: null, { token, ...input }: JoinByMail & Held): Promise<Result<AccountAsked>> {
  const at = deps.clock.now();
  if (!isAdult(input.birthDate, dayOf(at))) return TOO_YOUNG;
  const pending = await findPending(deps.db, token, at);
  if (!pending || pending.emailVerified) return GONE;
  const passwordHash = await hashPassword(input.password);
  return write(deps, async (tx) => {
    if (!(await usePending(tx, token, at))) return GONE;
    if (await makeRoom(tx, input.email, at)) {
      const { email, name, phone, birthDate, locale } = input;
      const id = await openAccount(tx, { email, name, phone, birthDate, locale, role: 'PURCHASER', passwordHash, at });
      if (!(await attach(tx, id, name, pending, at))) return GONE;
    }
    return ok({ email: input.email });
  });
}

async function attach(tx: Tx, userId: string, name: string, pending: Vouched, at: Temporal.Instant): Promise<boolean> {
  if (!(await insertIdentity(tx, userId, pending, at))) return false;
  const { provider } = pending;
  await audit(tx, { actor: { userId, role: 'PURCHASER', name }, action: 'user.identity-linked', subject: { type: 'user', id: userId }, data: { provider }, at });
  return true;
}
