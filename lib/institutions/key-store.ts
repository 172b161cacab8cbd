import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { RegisteredKey } from './transport/keys';

export interface SigningKeyRow {
  keyId: string;
  publicPem: string;
  privateBox: string;
}

/** The key that signs now. */
export async function findSigningKey(tx: Db | Tx): Promise<SigningKeyRow | null> {
  return tx.signingKey.findFirst({
    where: { activatedAt: { not: null }, retiredAt: null }, select: { keyId: true, publicPem: true, privateBox: true },
  });
}

/** The key that waits to sign. */
export async function findNextKey(db: Db): Promise<SigningKeyRow | null> {
  return db.signingKey.findFirst({ where: { activatedAt: null, retiredAt: null }, orderBy: { createdAt: 'asc' }, select: { keyId: true, publicPem: true, privateBox: true } });
}

export interface KeyOfMall extends RegisteredKey {
  /** Whether it signs; the others wait for their turn. */
  signs: boolean;
}

/** Every key that signs or may come to sign, the one that signs first. */
export async function findMallKeys(tx: Db | Tx): Promise<KeyOfMall[]> {
  const rows = await tx.signingKey.findMany({ where: { retiredAt: null }, orderBy: [{ activatedAt: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }] });
  return rows.map(({ keyId, publicPem, activatedAt }) => ({ keyId, pem: publicPem, signs: activatedAt !== null }));
}

/** Every key that signed, signs or will sign. */
export async function findEveryKeyId(tx: Tx): Promise<string[]> {
  return (await tx.signingKey.findMany({ select: { keyId: true } })).map(({ keyId }) => keyId);
}

/** From now on this key signs, and the one before it is retired; false where it does not wait. */
export async function turnToKey(tx: Tx, keyId: string, at: Temporal.Instant): Promise<boolean> {
  const waits = await tx.signingKey.count({ where: { keyId, activatedAt: null, retiredAt: null } });
  if (waits === 0) return false;
  await tx.signingKey.updateMany({ where: { activatedAt: { not: null }, retiredAt: null }, data: { retiredAt: toDate(at) } });
  await tx.signingKey.update({ where: { keyId }, data: { activatedAt: toDate(at) } });
  return true;
}

/** One process at a time decides whether a key must be made. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signing_key', 0))`;
}

export interface NewSigningKey extends SigningKeyRow {
  /** Now, or later by `turnToKey`. */
  signs: boolean;
}

export async function insertSigningKey(tx: Tx, { signs, ...key }: NewSigningKey, at: Temporal.Instant): Promise<void> {
  await tx.signingKey.create({ data: { ...key, createdAt: toDate(at), activatedAt: signs ? toDate(at) : null } });
}
