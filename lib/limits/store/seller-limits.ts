import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { SellerLimit } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';

export const findSellerLimit = (db: Db | Tx, sellerId: string, institutionId: string) =>
  db.sellerLimit.findUnique({ where: { sellerId_institutionId: { sellerId, institutionId } }, include: { seller: true } });

/** Live: granted, and not over. */
export const isLiveSellerLimit = (limit: Pick<SellerLimit, 'status' | 'expiresAt'> | null, at: Temporal.Instant): boolean =>
  limit?.status === 'LIVE' && (limit.expiresAt === null || limit.expiresAt > toDate(at));

/** What a live seller limit has left; undefined without one. */
export const sellerFree = (limit: SellerLimit | null, at: Temporal.Instant): bigint | undefined =>
  (limit && isLiveSellerLimit(limit, at) ? limit.approvedMinor - limit.heldMinor - limit.usedMinor : undefined);

/** The row of a seller at a financier, made where there is none. @returns its id */
export async function ensureSellerLimit(tx: Tx, sellerId: string, institutionId: string, at: Temporal.Instant): Promise<string> {
  const made = await tx.sellerLimit.createManyAndReturn({
    data: [{ id: newId('sl'), sellerId, institutionId, createdAt: toDate(at) }], skipDuplicates: true, select: { id: true },
  });
  if (made[0]) return made[0].id;
  const row = await tx.sellerLimit.findUniqueOrThrow({ where: { sellerId_institutionId: { sellerId, institutionId } }, select: { id: true } });
  return row.id;
}

export interface SellerGrant {
  externalId?: string;
  approvedMinor: bigint;
  /** Without end unless given. */
  expiresAt?: Temporal.Instant;
  at: Temporal.Instant;
}

/** Writes what a financier grants; never below what is held and used already (CHECK), then that much stays. */
export async function writeSellerGrant(tx: Tx, id: string, { externalId, approvedMinor, expiresAt, at }: SellerGrant): Promise<void> {
  await tx.$executeRaw`
    UPDATE seller_limit SET status = 'LIVE', external_id = COALESCE(${externalId ?? null}::text, external_id),
           approved_minor = GREATEST(${approvedMinor}::bigint, held_minor + used_minor),
           expires_at = ${expiresAt ? toDate(expiresAt) : null}::timestamptz, version = version + 1, granted_at = ${toDate(at)}
     WHERE id = ${id}`;
}

/** An answer that grants nothing: the next question is another one. */
export async function countSellerAnswer(tx: Tx, id: string): Promise<void> {
  await tx.sellerLimit.update({ where: { id }, data: { version: { increment: 1 } } });
}

export const findSellerLimitById = (db: Db | Tx, id: string) => db.sellerLimit.findUnique({ where: { id }, include: { seller: true } });

/** Questions that wait for the seller's limit at their financier. */
export async function findWaitingQuestions(tx: Tx, sellerId: string, institutionId: string): Promise<string[]> {
  const rows = await tx.limitAsk.findMany({ where: { sellerId, institutionId, state: 'QUEUED' }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export const findDesk = (db: Db | Tx) => db.institution.findFirst({ where: { kind: 'DESK', status: 'ACTIVE' }, select: { id: true, code: true } });

export const isApprovedSeller = async (tx: Tx, sellerId: string): Promise<boolean> =>
  (await tx.seller.findFirst({ where: { id: sellerId, status: 'APPROVED' }, select: { id: true } })) !== null;
