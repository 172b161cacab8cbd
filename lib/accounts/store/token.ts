import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { newSecretToken, tokenHash } from '@/lib/platform/secret-token';

export type TokenKind = 'CONFIRM_EMAIL' | 'RESET_PASSWORD' | 'CHANGE_EMAIL';

/** A link's secret; its hash alone is kept. Earlier ones of the same kind stop working. */
export async function issueToken(tx: Tx, userId: string, kind: TokenKind, hours: number, at: Temporal.Instant, newEmail: string | null = null): Promise<string> {
  const { token, hash } = newSecretToken();
  await tx.accountToken.updateMany({ where: { userId, kind, usedAt: null }, data: { usedAt: toDate(at) } });
  await tx.accountToken.create({
    data: { id: newId('t'), userId, kind, tokenHash: hash, newEmail, expiresAt: toDate(at.add({ hours })), createdAt: toDate(at) },
  });
  return token;
}

const usable = (token: string, kind: TokenKind, now: Temporal.Instant) =>
  ({ tokenHash: tokenHash(token), kind, usedAt: null, expiresAt: { gt: toDate(now) } });

/** Whose link it is, while it works. */
export async function findTokenOwner(db: Db | Tx, token: string, kind: TokenKind, now: Temporal.Instant): Promise<string | null> {
  const row = await db.accountToken.findFirst({ where: usable(token, kind, now), select: { userId: true } });
  return row?.userId ?? null;
}

/** Whose address a link changes, and to which, while it works. */
export async function findEmailChange(db: Db | Tx, token: string, now: Temporal.Instant): Promise<{ userId: string; email: string } | null> {
  const row = await db.accountToken.findFirst({ where: usable(token, 'CHANGE_EMAIL', now), select: { userId: true, newEmail: true } });
  return row?.newEmail ? { userId: row.userId, email: row.newEmail } : null;
}

/** Uses a link up: true for one caller only, however many come together. */
export async function useToken(tx: Tx, token: string, kind: TokenKind, now: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.accountToken.updateMany({ where: usable(token, kind, now), data: { usedAt: toDate(now) } });
  return count === 1;
}

/** Links of one kind stop working. */
export async function voidTokens(tx: Tx, userId: string, kind: TokenKind, at: Temporal.Instant): Promise<void> {
  await tx.accountToken.updateMany({ where: { userId, kind, usedAt: null }, data: { usedAt: toDate(at) } });
}

export async function deleteTokensBefore(tx: Tx, before: Temporal.Instant): Promise<number> {
  const { count } = await tx.accountToken.deleteMany({ where: { expiresAt: { lt: toDate(before) } } });
  return count;
}
