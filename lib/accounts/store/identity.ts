import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { newSecretToken, tokenHash } from '@/lib/platform/secret-token';
import type { Provider } from '../model/people';

export interface Identity {
  provider: Provider;
  /** The provider's own id of the person. */
  subject: string;
}

export interface Vouched extends Identity {
  email: string | null;
  /** Whether the provider says that the address is the person's. */
  emailVerified: boolean;
  name: string | null;
}

export async function findIdentityOwner(db: Db | Tx, { provider, subject }: Identity): Promise<string | null> {
  const row = await db.signInIdentity.findUnique({ where: { provider_subject: { provider, subject } }, select: { userId: true } });
  return row?.userId ?? null;
}

/** False where that account elsewhere is somebody's already, or this person has another of the same provider. */
export async function insertIdentity(tx: Tx, userId: string, { provider, subject }: Identity, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.signInIdentity.createMany({ data: [{ id: newId('ii'), userId, provider, subject, createdAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}

export async function deleteIdentity(tx: Tx, userId: string, provider: Provider): Promise<boolean> {
  const { count } = await tx.signInIdentity.deleteMany({ where: { userId, provider } });
  return count === 1;
}

/** Keeps whom a provider vouched for until that person links or joins. @returns the secret that the browser holds */
export async function insertPending(tx: Tx, { provider, subject, email, emailVerified, name }: Vouched, until: Temporal.Instant): Promise<string> {
  const { token, hash } = newSecretToken();
  await tx.pendingIdentity.create({
    data: { id: newId('pi'), tokenHash: hash, provider, subject, email, emailVerified, name, expiresAt: toDate(until) }, select: { id: true },
  });
  return token;
}

const usable = (token: string, now: Temporal.Instant) => ({ tokenHash: tokenHash(token.slice(0, 200)), expiresAt: { gt: toDate(now) } });

export async function findPending(db: Db | Tx, token: string, now: Temporal.Instant): Promise<Vouched | null> {
  const row = token ? await db.pendingIdentity.findFirst({ where: usable(token, now) }) : null;
  return row && { provider: row.provider as Provider, subject: row.subject, email: row.email, emailVerified: row.emailVerified, name: row.name };
}

/** Uses it up: true for one caller only. */
export async function usePending(tx: Tx, token: string, now: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.pendingIdentity.deleteMany({ where: usable(token, now) });
  return count === 1;
}

export async function deletePendingBefore(tx: Tx, now: Temporal.Instant): Promise<number> {
  const { count } = await tx.pendingIdentity.deleteMany({ where: { expiresAt: { lte: toDate(now) } } });
  return count;
}

