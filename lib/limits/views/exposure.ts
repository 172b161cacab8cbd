import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import type { SellerLimit } from '@/lib/platform/generated/client';
import { isLiveSellerLimit, sellerFree } from '../store/seller-limits';

export interface ExposureRow {
  key: string;
  /** Of the limit, where there is one. */
  limitId: string | null;
  nameKo: string;
  nameEn: string;
  /** NONE: this financier has not been asked; ASKED: it has, and is looking at it; NOT_GRANTED: it said no. */
  status: 'LIVE' | 'EXPIRED' | 'REVOKED' | 'NONE' | 'ASKED' | 'NOT_GRANTED';
  currency: string;
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
  freeMinor: bigint;
  expiresAt: string | null;
}

export type Exposure = Pick<ExposureRow, 'currency' | 'approvedMinor' | 'heldMinor' | 'usedMinor' | 'freeMinor'>;

/** What of a seller's limit is taken; nothing of one that is over is free. */
export function exposureOf(limit: SellerLimit, now: Temporal.Instant): Exposure {
  const { currency, approvedMinor, heldMinor, usedMinor } = limit;
  return { currency, approvedMinor, heldMinor, usedMinor, freeMinor: sellerFree(limit, now) ?? 0n };
}

/** How much of the seller's goods each financier finances, and what of it is taken. A seller sees its own alone. */
export async function sellerExposure({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<ExposureRow[]> {
  const sellerId = sellerFor(actor, 'limits');
  if (!sellerId) return [];
  const financiers = await db.institution.findMany({
    // Of one that is left, what rests on it is still the seller's to see.
    where: { OR: [{ status: 'ACTIVE' }, { sellerLimits: { some: { sellerId, OR: [{ heldMinor: { gt: 0 } }, { usedMinor: { gt: 0 } }] } } }] }, orderBy: [{ kind: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, nameKo: true, nameEn: true, sellerLimits: { where: { sellerId } } },
  });
  const now = clock.now();
  const answers = await lastAnswers(db, financiers.flatMap(({ sellerLimits }) => sellerLimits.filter(({ status }) => status === 'PENDING')));
  return financiers.map(({ id, nameKo, nameEn, sellerLimits: [limit] }) => {
    const row = { key: id, limitId: limit?.id ?? null, nameKo, nameEn };
    if (!limit || limit.status === 'PENDING') {
      return { ...row, status: limit ? answers.get(limit.id) ?? 'ASKED' : 'NONE' as const, currency: 'KRW', approvedMinor: 0n, heldMinor: 0n, usedMinor: 0n, freeMinor: 0n, expiresAt: null };
    }
    const status = isLiveSellerLimit(limit, now) ? 'LIVE' as const : limit.status === 'REVOKED' ? 'REVOKED' as const : 'EXPIRED' as const;
    return { ...row, ...exposureOf(limit, now), status, expiresAt: limit.expiresAt?.toISOString() ?? null };
  });
}

/** An answer by which a financier takes its time. */
const LOOKING = new Set(['PENDING', 'REFERRED']);

/** What financiers answered last where they have granted nothing yet; nothing of those that have not answered. */
async function lastAnswers(db: Db, limits: readonly SellerLimit[]): Promise<Map<string, 'ASKED' | 'NOT_GRANTED'>> {
  if (limits.length === 0) return new Map();
  const entries = await db.auditEntry.findMany({
    where: { subjectType: 'seller_limit', subjectId: { in: limits.map(({ id }) => id) }, action: 'seller-limit.not-granted' }, orderBy: { id: 'asc' }, select: { subjectId: true, data: true },
  });
  return new Map(entries.map(({ subjectId, data }) => {
    const { status = '' } = (data as { answer?: { status?: string } } | null)?.answer ?? {};
    return [subjectId, LOOKING.has(status.toUpperCase()) ? 'ASKED' : 'NOT_GRANTED'];
  }));
}
