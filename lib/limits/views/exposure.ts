import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { isLiveSellerLimit } from '../store/seller-limits';

export interface ExposureRow {
  key: string;
  /** Of the limit, where there is one. */
  limitId: string | null;
  nameKo: string;
  nameEn: string;
  /** NONE: this financier has not been asked, or is still being asked. */
  status: 'LIVE' | 'EXPIRED' | 'REVOKED' | 'NONE';
  currency: string;
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
  freeMinor: bigint;
  expiresAt: string | null;
}

/** How much of the seller's goods each financier finances, and what of it is taken. A seller sees its own alone. */
export async function sellerExposure({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<ExposureRow[]> {
  const sellerId = sellerFor(actor, 'limits');
  if (!sellerId) return [];
  const financiers = await db.institution.findMany({
    where: { status: 'ACTIVE' }, orderBy: [{ kind: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, nameKo: true, nameEn: true, sellerLimits: { where: { sellerId } } },
  });
  const now = clock.now();
  return financiers.map(({ id, nameKo, nameEn, sellerLimits: [limit] }) => {
    const row = { key: id, limitId: limit?.id ?? null, nameKo, nameEn };
    if (!limit || limit.status === 'PENDING') {
      return { ...row, status: 'NONE' as const, currency: 'KRW', approvedMinor: 0n, heldMinor: 0n, usedMinor: 0n, freeMinor: 0n, expiresAt: null };
    }
    const { currency, approvedMinor, heldMinor, usedMinor, expiresAt } = limit;
    const live = isLiveSellerLimit(limit, now);
    return {
      ...row, status: live ? 'LIVE' as const : limit.status === 'REVOKED' ? 'REVOKED' as const : 'EXPIRED' as const,
      currency, approvedMinor, heldMinor, usedMinor, freeMinor: live ? approvedMinor - heldMinor - usedMinor : 0n, expiresAt: expiresAt?.toISOString() ?? null,
    };
  });
}
