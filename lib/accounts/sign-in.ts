import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { verifyPassword } from '@/lib/platform/password-hash';
import { emailAddress, normalEmail } from './model/email';
import { MAX_PASSWORD } from './model/password';
import { THROTTLE, type SignInCode } from './model/sign-in';
import { forgetFailures, giveBack, isKnownAddress, rememberAddress, takeAttempt, throttleKey } from './store/throttle';
import { insertSession } from './store/session';
import { findForSignIn, type SignInUser } from './store/user';

export interface SignInInput {
  email: string;
  password: string;
  /** Network address of the caller. */
  address: string;
  /** What it is done with, in words. */
  device?: string;
}

export interface SignedIn {
  userId: string;
  /** Goes into the session; a higher one in the database ends it. */
  epoch: number;
  sessionId: string;
}

type RuleName = keyof typeof THROTTLE;

interface Attempt {
  keys: Record<RuleName | 'known', string>;
  /** Rules that counted this attempt. */
  taken: RuleName[];
  /** Until when nothing may be tried; null when this attempt may be made. */
  until: Temporal.Instant | null;
}

/** Takes one attempt of each rule; the narrow one first, so that one hammering address does not use up the account's. */
async function beginAttempt(deps: Deps, email: string, address: string, now: Temporal.Instant): Promise<Attempt> {
  const keys = {
    pair: throttleKey('pair', email, address), address: throttleKey('address', address),
    account: throttleKey('account', email), known: throttleKey('known', email, address),
  };
  const rules: RuleName[] = await isKnownAddress(deps.db, keys.known, now) ? ['pair', 'address'] : ['pair', 'address', 'account'];
  const taken: RuleName[] = [];
  for (const rule of rules) {
    const until = await takeAttempt(deps.db, keys[rule], THROTTLE[rule], now);
    if (until) return { keys, taken, until };
    taken.push(rule);
  }
  return { keys, taken, until: null };
}

/** The password was right: what was counted as failed is given back. */
async function endAttempt(deps: Deps, { keys, taken }: Attempt): Promise<void> {
  await forgetFailures(deps.db, keys.pair);
  for (const rule of taken) if (rule !== 'pair') await giveBack(deps.db, keys[rule], THROTTLE[rule]);
}

/** Why a person whose password was right may still not come in. Only who knows the password learns of it. */
export function refusal(user: SignInUser): SignInCode | null {
  if (user.suspendedAt || user.seller?.status === 'SUSPENDED') return 'accounts.suspended';
  if (user.leftSellerAt) return 'staff.left-seller';
  return user.emailConfirmedAt ? null : 'accounts.email-unconfirmed';
}

/**
 * Opens a session. An unknown address and a wrong password get the same answer after the same work; so does a
 * throttled attempt, whether or not there is such an account.
 * Errors: `accounts.wrong-credentials`, `accounts.too-many-attempts` (seconds), `accounts.email-unconfirmed`, `accounts.suspended`, `staff.left-seller`.
 */
export async function signIn(deps: Deps, input: SignInInput): Promise<Result<SignedIn>> {
  const email = normalEmail(input.email);
  const now = deps.clock.now();
  const attempt = await beginAttempt(deps, email, input.address, now);
  if (attempt.until) {
    deps.log.warn('sign-in throttled', { address: input.address });
    return err({ code: 'accounts.too-many-attempts', params: { seconds: Math.max(1, Math.ceil(now.until(attempt.until).total('seconds'))) } });
  }
  const user = emailAddress.safeParse(email).success ? await findForSignIn(deps.db, email) : null;
  const right = await verifyPassword(user?.passwordHash, input.password.slice(0, 4 * MAX_PASSWORD));
  if (!user || !right) return err({ code: 'accounts.wrong-credentials' });

  await endAttempt(deps, attempt);
  const refused = refusal(user);
  if (refused) return err({ code: refused });
  await rememberAddress(deps.db, attempt.keys.known, now);
  return openSession(deps, user, { address: input.address, device: input.device ?? '', at: now });
}

interface Opening {
  address: string;
  device: string;
  at: Temporal.Instant;
  /** Who vouched for the person, where it was not the password. */
  provider?: string;
}

/** The session of somebody who proved who they are. */
export function openSession(deps: Pick<Deps, 'db' | 'tx'>, user: SignInUser, { address, device, at, provider }: Opening): Promise<Result<SignedIn>> {
  const actor: Actor = { userId: user.id, role: user.role, name: user.name };
  return write(deps, async (tx) => {
    const sessionId = await insertSession(tx, { userId: user.id, device, at });
    await audit(tx, { actor, action: 'user.signed-in', subject: { type: 'user', id: user.id }, data: { address, ...(provider ? { provider } : {}) }, at });
    return ok({ userId: user.id, epoch: user.sessionEpoch, sessionId });
  });
}
