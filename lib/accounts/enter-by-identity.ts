import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { openSession, refusal, type SignedIn } from './sign-in';
import { findIdentityOwner, insertPending, type Vouched } from './store/identity';
import { findUser } from './store/user';

/** How long somebody may take to link or join once a provider has vouched for them. */
export const PENDING_MINUTES = 15;

interface Caller {
  /** Network address. */
  address: string;
  /** What it is done with, in words. */
  device: string;
}

export type Entered = { kind: 'in'; session: SignedIn } | { kind: 'pending'; token: string };

/**
 * Somebody comes from Kakao, Naver or Google. One who is linked gets a session. Anybody else is never linked by the
 * mail address alone: whoever made an account with it first might be a stranger, so it takes the account's password.
 * Errors: `accounts.suspended`, `accounts.email-unconfirmed`.
 */
export async function enterByIdentity(deps: Deps, { address, device, ...vouched }: Vouched & Caller): Promise<Result<Entered>> {
  const at = deps.clock.now();
  const owner = await findIdentityOwner(deps.db, vouched);
  const user = owner && await findUser(deps.db, owner);
  if (!user) {
    return write(deps, async (tx) => ok({ kind: 'pending' as const, token: await insertPending(tx, vouched, at.add({ minutes: PENDING_MINUTES })) }));
  }
  const refused = refusal(user);
  if (refused) return err({ code: refused });
  const session = await openSession(deps, user, { address, device, at, provider: vouched.provider });
  return session.ok ? ok({ kind: 'in', session: session.value }) : session;
}
