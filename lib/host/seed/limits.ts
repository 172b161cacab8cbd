import { SYSTEM } from '@/lib/kernel/actor';
import { askSellerLimit } from '@/lib/limits/ask-seller-limit';
import { openSellerLimits } from '@/lib/limits/open-seller-limits';
import type { Deps } from '@/lib/platform/db';
import { withBank } from './bank';
import { HANBIT } from './institutions';

/** The limits of all approved sellers: granted at the lease desk, asked for elsewhere. Makes only what is missing. */
export async function openLimitsOfSellers(deps: Deps): Promise<void> {
  const sellers = await deps.db.seller.findMany({ where: { status: 'APPROVED' }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of sellers) {
    const opened = await openSellerLimits(deps, SYSTEM, { sellerId: id });
    if (!opened.ok) throw new Error(`A seller's limit was refused: ${opened.error.code}`);
  }
}

/** 한빛은행 says how much of each seller's goods it finances. */
export async function hearLimitsOfSellers(deps: Deps): Promise<void> {
  const asked = await deps.db.sellerLimit.findMany({ where: { status: 'PENDING', institution: { code: HANBIT.code } }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of asked) await askSellerLimit(withBank(deps), { sellerLimitId: id });
}
