import { SYSTEM } from '@/lib/kernel/actor';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import type { Deps } from '@/lib/platform/db';
import { grantByBank } from './bank';

/** The limits of all approved sellers, at the lease desk and at 한빛은행. Makes only what is missing. */
export async function openLimitsOfSellers(deps: Deps): Promise<void> {
  const sellers = await deps.db.seller.findMany({ where: { status: 'APPROVED' }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of sellers) {
    const opened = await openSellerLimits(deps, SYSTEM, { sellerId: id });
    if (!opened.ok) throw new Error(`A seller's limit was refused: ${opened.error.code}`);
  }
  const asked = await deps.db.sellerLimit.findMany({ where: { status: 'PENDING', institution: { kind: 'HTTP' } }, select: { id: true, institution: { select: { code: true } } }, orderBy: { id: 'asc' } });
  for (const { id, institution: { code } } of asked) await grantByBank(deps, { sellerLimitId: id, code });
}
