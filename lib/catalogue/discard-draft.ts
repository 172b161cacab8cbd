import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { draftStage } from './model/states';
import { lockOwnListing, markDraftDiscarded } from './store/listings';
import { deleteVersion } from './store/versions';

/**
 * Throws away the next version of a listing that has been published; what the mall shows stays.
 * Errors: `not-found`, `catalogue.nothing-to-discard`, `catalogue.under-review`.
 */
export async function discardDraft(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const listing = await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    if (!listing.draftVersionId || !listing.publishedVersionId) return err({ code: 'catalogue.nothing-to-discard' });
    if (draftStage(listing) === 'SUBMITTED') return err({ code: 'catalogue.under-review' });
    await markDraftDiscarded(tx, listing);
    await deleteVersion(tx, listing.draftVersionId);
    const data = { versionId: listing.draftVersionId };
    await audit(tx, { actor, action: 'listing.draft-discarded', subject: { type: 'listing', id: listingId }, data, at: deps.clock.now() });
    return ok({ listingId });
  });
}
