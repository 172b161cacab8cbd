import { moveUnit } from '@/lib/catalogue/unit-store';
import { shelveUnits, takenSerials } from '@/lib/catalogue/store/units';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { ReplaceUnitInput } from './model/inputs';
import { answered } from './move-claim';
import { noteBreaches } from './note-breaches';
import { addStep, lockClaim, moveClaimRow, resumeClaim, type ClaimRow } from './store/claims';
import { findFreeUnit, giveUnit } from './store/replacing';
import { tellDesk, tellPurchaser } from './tell';

/**
 * Another thing takes the place of the broken one: a free unit of its listing, or one that is on no shelf yet. From now on
 * it is the lease's; the old one has left the shelf.
 *
 * Errors: `not-found`, `guarantee.moved-on`, by field `guarantee.serial-taken`.
 */
export function replaceUnit(deps: Deps, actor: Actor, { claimId, serial, text }: ReplaceUnitInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'KEEPER');
    if (!claim) return err({ code: 'not-found' });
    await noteBreaches(tx, claim, at);
    await resumeClaim(tx, claim, at);
    if (!await moveClaimRow(tx, claimId, 'REPLACING', answered(claim, at))) return err({ code: 'guarantee.moved-on' });
    const unitId = await takeUnit(tx, claim, serial, at);
    if (unitId === null) return err({ code: 'input', fields: { serial: 'guarantee.serial-taken' } });
    const before = await giveUnit(tx, claim, unitId);
    if (!await moveUnit(tx, before.id, 'LEASED', 'RETURNING') || !await moveUnit(tx, before.id, 'RETURNING', 'WITHDRAWN')) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: 'REPLACING', actor, text, data: { serial, before: before.serial }, at });
    await audit(tx, { actor, action: 'claim.unit-replaced', subject: { type: 'claim', id: claimId }, data: { serial, before: before.serial, leaseId: claim.leaseId }, at });
    const news = { key: `${claimId}:${serial}`, params: { serial, before: before.serial }, at };
    await tellPurchaser(tx, claim, { what: 'replaced', ...news });
    await tellDesk(tx, claim, { what: 'replaced-desk', ...news });
    return ok({ claimId });
  });
}

/** The unit with that serial, brought to where a leased one is by the moves that units make; null where it is another's. */
async function takeUnit(tx: Tx, { guarantee: { lease } }: ClaimRow, serial: string, at: Parameters<typeof shelveUnits>[3]): Promise<string | null> {
  const shelf = { listingId: lease.contract.order.listingId, sellerId: lease.sellerId };
  const taken = await takenSerials(tx, shelf.sellerId, [serial], shelf.listingId);
  if (taken.length === 0) await shelveUnits(tx, shelf, [serial], at);
  const unitId = await findFreeUnit(tx, shelf.listingId, serial);
  if (unitId === null) return null;
  const moved = await moveUnit(tx, unitId, 'AVAILABLE', 'HELD') && await moveUnit(tx, unitId, 'HELD', 'ALLOCATED') && await moveUnit(tx, unitId, 'ALLOCATED', 'SHIPPED') && await moveUnit(tx, unitId, 'SHIPPED', 'LEASED');
  return moved ? unitId : null;
}
