import { SYSTEM } from '@/lib/kernel/actor';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import type { Deps } from '@/lib/platform/db';

/**
 * The limits of all approved sellers: granted at the lease desk, and asked for at outside financiers (in the demo
 * 한빛은행) by a job that the worker does over real HTTP once the web server is up. Makes only what is missing.
 */
export async function openLimitsOfSellers(deps: Deps): Promise<void> {
  const sellers = await deps.db.seller.findMany({ where: { status: 'APPROVED' }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of sellers) {
    const opened = await openSellerLimits(deps, SYSTEM, { sellerId: id });
    if (!opened.ok) throw new Error(`A seller's limit was refused: ${opened.error.code}`);
  }
}
