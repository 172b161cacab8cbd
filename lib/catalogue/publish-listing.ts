import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { dayOf } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { cardOf } from './model/card';
import type { PublishInput } from './model/inputs';
import { unlawful } from './model/lawful';
import { isSameSubmission } from './model/submission';
import { categoryNames, lockListing, markPublished } from './store/listings';
import { readSeller } from './store/sellers';
import { freezeVersion, readVersion } from './store/versions';

/**
 * An admin lets a submission into the mall: its version is frozen, and what cards and search read is copied.
 * Errors: `not-found`, `catalogue.submission-changed` (decided, taken back or submitted anew since it was read),
 * `catalogue.seller-not-approved`, `catalogue.incomplete` with the fields that are missing or above a statutory maximum, `catalogue.not-priceable`.
 */
export async function publishListing(deps: Deps, actor: Actor, input: PublishInput): Promise<Result<{ listingId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const { listingId, versionId } = input;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const listing = await lockListing(tx, listingId);
    if (!listing) return err({ code: 'not-found' });
    const product = isSameSubmission(listing, input) ? await readVersion(tx, versionId) : null;
    if (!product) return err({ code: 'catalogue.submission-changed' });
    const seller = await readSeller(tx, listing.sellerId);
    if (!seller?.approved) return err({ code: 'catalogue.seller-not-approved' });
    const { packId, fields } = unlawful(product, seller.identity, dayOf(at));
    if (Object.keys(fields).length > 0) return err({ code: 'catalogue.incomplete', fields });
    const card = cardOf(product);
    if (!card) return err({ code: 'catalogue.not-priceable' });
    const names = await categoryNames(tx, product.categoryCode);
    if (!(await freezeVersion(tx, versionId, at))) return err({ code: 'catalogue.submission-changed' });
    await markPublished(tx, { listing, versionId, product, card, seller: seller.identity, categoryNames: names ?? [], at });
    await audit(tx, { actor, action: 'listing.published', subject: { type: 'listing', id: listingId }, data: { versionId, pack: packId }, at });
    await notifySeller(tx, listing.sellerId, 'listings', {
      kind: 'catalogue.published', params: { number: listing.number, title: product.title }, href: `/seller/listings/${listingId}`,
      eventKey: `listing-published:${versionId}`, at, mail: true,
    });
    return ok({ listingId });
  });
}
