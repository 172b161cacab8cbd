import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { KeyPair } from './transport/keys';

export interface SigningKeyRow {
  keyId: string;
  publicPem: string;
  privateBox: string;
}

/** The key that signs now: the youngest that is not retired. */
export async function findSigningKey(tx: Db | Tx): Promise<SigningKeyRow | null> {
  return tx.signingKey.findFirst({
    where: { retiredAt: null }, orderBy: { createdAt: 'desc' }, select: { keyId: true, publicPem: true, privateBox: true },
  });
}

/** One process at a time decides whether a key must be made. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signing_key', 0))`;
}

export async function insertSigningKey(tx: Tx, key: KeyPair, privateBox: string, at: Temporal.Instant): Promise<void> {
  await tx.signingKey.create({ data: { keyId: key.keyId, publicPem: key.publicPem, privateBox, createdAt: toDate(at) } });
}

export interface InstitutionRow {
  id: string;
  code: string;
  baseUrl: string | null;
  secretBox: string | null;
}

const institutionFields = { id: true, code: true, baseUrl: true, secretBox: true } as const;

export async function findInstitution(tx: Db | Tx, id: string): Promise<InstitutionRow | null> {
  return tx.institution.findUnique({ where: { id }, select: institutionFields });
}

export async function findInstitutionByCode(tx: Db | Tx, code: string): Promise<InstitutionRow | null> {
  return tx.institution.findUnique({ where: { code }, select: institutionFields });
}

export interface CallRow {
  institutionId: string;
  method: string;
  path: string;
  key: string | null;
  status: number | null;
  durationMs: number;
  error: string | null;
  at: Temporal.Instant;
}

/** Written by itself, never inside the business transaction: a call that was made stays made. */
export async function insertCall(db: Db, call: CallRow): Promise<void> {
  await db.institutionCall.create({ data: { ...call, at: toDate(call.at) } });
}

const keySet = z.array(z.object({ keyId: z.string(), pem: z.string() }));

/** A registered set of public keys as it rests in a JSON column. */
export const readKeys = (json: unknown): z.output<typeof keySet> => keySet.parse(json);
