import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { LowStockInput } from './model/low-stock';
import { lockOwnListing } from './store/listings';
import { setListingLowStock, setSellerLowStock } from './store/low-stock';

/**
 * From how many units left the seller is told: of one listing (empty: as of all others), or of all that say nothing of
 * their own. Errors: `not-found`.
 */
export async function setLowStock(deps: Deps, actor: Actor, { listingId, lowStockAt }: LowStockInput): Promise<Result<{ lowStockAt: number | null }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const subject = listingId === undefined ? { type: 'seller', id: sellerId } : { type: 'listing', id: listingId };
    if (listingId !== undefined && !(await lockOwnListing(tx, sellerId, listingId))) return err({ code: 'not-found' });
    if (listingId !== undefined) await setListingLowStock(tx, listingId, lowStockAt);
    else if (lowStockAt === null) return err({ code: 'input', fields: { lowStockAt: 'required' } });
    else await setSellerLowStock(tx, sellerId, lowStockAt);
    await audit(tx, { actor, action: 'listing.low-stock-set', subject, data: { lowStockAt }, at: deps.clock.now() });
    return ok({ lowStockAt });
  });
}
