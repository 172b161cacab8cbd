import type { Temporal } from 'temporal-polyfill';
import type { Db } from '@/lib/platform/db';
import { maskedEmail } from '../model/email';
import { findTokenOwner, type TokenKind } from '../store/token';

/** Whose link it is, as much as the holder of the link may see: the masked address while it works, else null. */
export async function linkOwner(db: Db, token: string | undefined, kind: TokenKind, now: Temporal.Instant): Promise<string | null> {
  const owner = token ? await findTokenOwner(db, token.slice(0, 200), kind, now) : null;
  const user = owner && await db.user.findUnique({ where: { id: owner }, select: { email: true } });
  return user ? maskedEmail(user.email) : null;
}
