import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { UnitInput } from './model/serial';
import { ownUnit } from './store/units';
import { moveUnit } from './unit-store';

/** Takes a free unit off the shelf: lost, broken, sold elsewhere. Errors: `not-found`, `catalogue.unit-taken`. */
export async function withdrawUnit(deps: Deps, actor: Actor, { listingId, unitId }: UnitInput): Promise<Result<{ serial: string }>> {
  const sellerId = sellerFor(actor, 'listings');
  if (!sellerId) return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const unit = await ownUnit(tx, sellerId, listingId, unitId);
    if (!unit) return err({ code: 'not-found' });
    if (!(await moveUnit(tx, unitId, 'AVAILABLE', 'WITHDRAWN'))) return err({ code: 'catalogue.unit-taken' });
    const data = { unitId, serial: unit.serial };
    await audit(tx, { actor, action: 'listing.unit-withdrawn', subject: { type: 'listing', id: listingId }, data, at: deps.clock.now() });
    return ok({ serial: unit.serial });
  });
}
