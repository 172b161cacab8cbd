import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { draftStage } from './model/states';
import { lockOwnListing, markRecalled } from './store/listings';

/** Takes a submission back to write on. Errors: `not-found`, `catalogue.not-under-review`. */
export async function recallListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const listing = await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    if (draftStage(listing) !== 'SUBMITTED') return err({ code: 'catalogue.not-under-review' });
    await markRecalled(tx, listing);
    await audit(tx, { actor, action: 'listing.recalled', subject: { type: 'listing', id: listingId }, at: deps.clock.now() });
    return ok({ listingId });
  });
}
