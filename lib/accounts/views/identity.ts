import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { maskedEmail, normalEmail } from '../model/email';
import type { Provider } from '../model/people';
import { findPending } from '../store/identity';

export interface Arrival {
  provider: Provider;
  /** LINK: an account has the proved address. JOIN: none has. MAIL: no address was proved. */
  step: 'LINK' | 'JOIN' | 'MAIL';
  /** Masked where the account is not known to be the reader's yet. */
  email: string;
  name: string;
}

/** What somebody who came from a provider does next; null where that is over, or was begun in another browser. */
export async function arrival(db: Db, token: string, now: Temporal.Instant): Promise<Arrival | null> {
  const pending = await findPending(db, token, now);
  if (!pending) return null;
  const { provider, email, emailVerified } = pending;
  const name = pending.name ?? '';
  if (!email || !emailVerified) return { provider, step: 'MAIL', email: email ?? '', name };
  const there = await db.user.findUnique({ where: { email: normalEmail(email) }, select: { emailConfirmedAt: true } });
  return there?.emailConfirmedAt ? { provider, step: 'LINK', email: maskedEmail(email), name } : { provider, step: 'JOIN', email, name };
}

/** How else one may sign in. */
export async function myWays(db: Db, actor: Actor): Promise<{ linked: string[]; hasPassword: boolean }> {
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { hasPassword: true, identities: { select: { provider: true } } } });
  return { linked: user?.identities.map(({ provider }) => provider) ?? [], hasPassword: user?.hasPassword ?? true };
}
