import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { lockOwnListing, moveListing } from './store/listings';
import { deleteOffers } from './store/offers';

/** Takes a listing out of the mall; orders that were made go on. Errors: `not-found`, `catalogue.not-published`. */
export async function unpublishListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    if (!(await lockOwnListing(tx, sellerId, listingId))) return err({ code: 'not-found' });
    if (!(await moveListing(tx, listingId, 'PUBLISHED', 'UNPUBLISHED'))) return err({ code: 'catalogue.not-published' });
    await deleteOffers(tx, listingId);
    await audit(tx, { actor, action: 'listing.unpublished', subject: { type: 'listing', id: listingId }, at: deps.clock.now() });
    return ok({ listingId });
  });
}
