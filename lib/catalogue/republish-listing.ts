import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { lockOwnListing, moveListing, offerAgain } from './store/listings';
import { readSeller } from './store/sellers';

/**
 * Puts a listing back into the mall as it was reviewed.
 * Errors: `not-found`, `catalogue.seller-not-approved`, `catalogue.not-unpublished`.
 */
export async function republishListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const listing = await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    if (!(await readSeller(tx, sellerId))?.approved) return err({ code: 'catalogue.seller-not-approved' });
    if (!(await moveListing(tx, listingId, 'UNPUBLISHED', 'PUBLISHED'))) return err({ code: 'catalogue.not-unpublished' });
    await offerAgain(tx, listing);
    await audit(tx, { actor, action: 'listing.republished', subject: { type: 'listing', id: listingId }, at: deps.clock.now() });
    return ok({ listingId });
  });
}
