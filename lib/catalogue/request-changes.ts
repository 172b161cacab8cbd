import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { RequestChangesInput } from './model/inputs';
import { isSameSubmission } from './model/submission';
import { lockListing, markChangesRequested } from './store/listings';
import { readVersion } from './store/versions';

/** An admin sends a submission back with a note on what to mend. Errors: `not-found`, `catalogue.submission-changed`. */
export async function requestChanges(deps: Deps, actor: Actor, input: RequestChangesInput): Promise<Result<{ listingId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const { listingId, versionId, note } = input;
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const listing = await lockListing(tx, listingId);
    if (!listing) return err({ code: 'not-found' });
    const product = isSameSubmission(listing, input) ? await readVersion(tx, versionId) : null;
    if (!product) return err({ code: 'catalogue.submission-changed' });
    await markChangesRequested(tx, listing, note);
    await audit(tx, { actor, action: 'listing.changes-requested', subject: { type: 'listing', id: listingId }, reason: note, data: { versionId }, at });
    await notifySeller(tx, listing.sellerId, 'listings', {
      kind: 'catalogue.changes-requested', params: { number: listing.number, title: product.title, note }, href: `/seller/listings/${listingId}`,
      eventKey: `listing-changes-requested:${listingId}:${at.epochMilliseconds}`, at, mail: true,
    });
    return ok({ listingId });
  });
}
