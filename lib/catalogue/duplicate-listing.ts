import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';
import { copyTitle } from './model/copy-title';
import type { ListingInput } from './model/inputs';
import { saveListing } from './save-listing';
import { lockOwnListing } from './store/listings';
import { localeOfPerson } from './store/sellers';
import { readVersion } from './store/versions';

/**
 * A draft that says what a listing says, photos and all, marked as a copy and without its units: those are things.
 * Errors: `not-found`, and those of saving.
 */
export async function duplicateListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const listing = await lockOwnListing(tx, sellerId, listingId);
    const versionId = listing?.draftVersionId ?? listing?.publishedVersionId;
    const product = versionId ? await readVersion(tx, versionId) : null;
    if (!listing || !product) return err({ code: 'not-found' });
    const locale = await localeOfPerson(tx, actor.userId);
    const title = copyTitle(product.title, translate(isLocale(locale) ? locale : DEFAULT_LOCALE, 'workplace.copyMark'));
    const made = await saveListing({ ...deps, tx }, actor, { product: { ...product, title }, serials: [] });
    if (!made.ok) return made;
    const data = { from: listing.number };
    await audit(tx, { actor, action: 'listing.duplicated', subject: { type: 'listing', id: made.value.listingId }, data, at: deps.clock.now() });
    return ok({ listingId: made.value.listingId });
  });
}
