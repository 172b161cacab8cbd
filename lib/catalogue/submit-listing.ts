import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { canMove } from '@/lib/kernel/transitions';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import type { ListingInput } from './model/inputs';
import { unlawful } from './model/lawful';
import { wordlessPhotos } from './model/missing';
import { draftMoves, draftStage } from './model/states';
import { lockOwnListing, markSubmitted } from './store/listings';
import { readSeller } from './store/sellers';
import { readVersion } from './store/versions';

/**
 * Hands the draft in for review. Only an approved seller may, nothing that the law wants said may be missing, no rate may
 * be above its statutory maximum, and every photo has its words.
 * Errors: `not-found`, `catalogue.not-submittable`, `catalogue.seller-not-approved`, `input` with those fields.
 */
export async function submitListing(deps: Deps, actor: Actor, { listingId }: ListingInput): Promise<Result<{ listingId: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const listing = await lockOwnListing(tx, sellerId, listingId);
    if (!listing) return err({ code: 'not-found' });
    const product = listing.draftVersionId && await readVersion(tx, listing.draftVersionId);
    if (!product || !canMove(draftMoves, draftStage(listing), 'SUBMITTED')) return err({ code: 'catalogue.not-submittable' });
    const seller = await readSeller(tx, sellerId);
    if (!seller?.approved) return err({ code: 'catalogue.seller-not-approved' });
    const law = unlawful(product, seller.identity, dayOf(at));
    const fields = { ...law.fields, ...wordlessPhotos(product.photos) };
    if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
    await markSubmitted(tx, listing, at);
    await audit(tx, { actor, action: 'listing.submitted', subject: { type: 'listing', id: listingId }, data: { versionId: listing.draftVersionId, pack: law.packId }, at });
    await notifyRole(tx, 'ADMIN', {
      kind: 'catalogue.submitted',
      params: { number: listing.number, title: product.title, seller: seller.identity.businessName },
      href: `/admin/listings/${listingId}`,
      eventKey: `listing-submitted:${listingId}:${at.epochMilliseconds}`,
      at,
    });
    return ok({ listingId });
  });
}
