import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { unlawful } from './model/lawful';
import { lockOwnListing, moveListing, offerAgain } from './store/listings';
import { readSeller } from './store/sellers';
import { readVersion } from './store/versions';

/**
 * Puts a listing back into the mall as it was reviewed, if it still says all that the law of today wants said.
 * Errors: `not-found`, `catalogue.seller-not-approved`, `catalogue.not-unpublished`, `catalogue.incomplete` with the fields
 * that are missing or above a statutory maximum.
 */
export async function republishListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const listing = await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    const seller = await readSeller(tx, sellerId);
    if (!seller?.approved) return err({ code: 'catalogue.seller-not-approved' });
    const at = deps.clock.now();
    const product = listing.publishedVersionId && await readVersion(tx, listing.publishedVersionId);
    const { fields } = product ? unlawful(product, seller.identity, dayOf(at)) : { fields: {} };
    if (Object.keys(fields).length > 0) return err({ code: 'catalogue.incomplete', fields });
    if (!(await moveListing(tx, listingId, 'UNPUBLISHED', 'PUBLISHED'))) return err({ code: 'catalogue.not-unpublished' });
    await offerAgain(tx, listing);
    await audit(tx, { actor, action: 'listing.republished', subject: { type: 'listing', id: listingId }, at });
    return ok({ listingId });
  });
}
