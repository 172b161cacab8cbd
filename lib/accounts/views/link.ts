import type { Temporal } from 'temporal-polyfill';
import type { Db } from '@/lib/platform/db';
import { maskedEmail } from '../model/email';
import { findEmailChange, findTokenOwner, type TokenKind } from '../store/token';

/** Whose link it is, as much as the holder of the link may see: the masked address while it works, else null. */
export async function linkOwner(db: Db, token: string | undefined, kind: TokenKind, now: Temporal.Instant): Promise<string | null> {
  const owner = token ? await findTokenOwner(db, token.slice(0, 200), kind, now) : null;
  const user = owner && await db.user.findUnique({ where: { id: owner }, select: { email: true } });
  return user ? maskedEmail(user.email) : null;
}

/** Which address a link would change to; null where it no longer works. */
export async function newEmailOf(db: Db, token: string, now: Temporal.Instant): Promise<string | null> {
  const asked = token ? await findEmailChange(db, token.slice(0, 200), now) : null;
  return asked && maskedEmail(asked.email);
}
