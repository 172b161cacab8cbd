import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { AddUnitsInput } from './model/serial';
import { lockOwnListing } from './store/listings';
import { shelveUnits, takenSerials } from './store/units';

/** Serials that one sentence names. */
const NAMED = 5;

/**
 * Puts units on the shelf by their serials; a withdrawn one comes back. A thing is on one shelf: a serial that stands in
 * any unit of the seller is refused. Errors: `not-found`, `input` with `serials`: `catalogue.serial-taken`.
 */
export async function addUnits(deps: Deps, actor: Actor, { listingId, serials }: AddUnitsInput): Promise<Result<{ added: number }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!(await lockOwnListing(tx, sellerId, listingId))) return err({ code: 'not-found' });
    const taken = await takenSerials(tx, sellerId, serials, listingId);
    if (taken.length > 0) {
      const named = taken.slice(0, NAMED).map(({ serial, listing }) => `${serial} (${listing})`).join(', ');
      return err({ code: 'input', fields: { serials: 'catalogue.serial-taken' }, params: { serials: named } });
    }
    await shelveUnits(tx, { listingId, sellerId }, serials, at);
    await audit(tx, { actor, action: 'listing.units-added', subject: { type: 'listing', id: listingId }, data: { serials }, at });
    return ok({ added: serials.length });
  });
}
