import type { Temporal } from 'temporal-polyfill';
import { billOfLease } from '@/lib/billing/store/run';
import { moveUnit } from '@/lib/catalogue/unit-store';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { holdBilling } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { mayLapse, type ReturnInput, type ShipReturnInput } from './model/returns';
import { lockEndingLease, type EndingLease } from './store/leases';
import { figuresOf, lockReturn, moveReturn, type HeldReturn, type ReturnChange } from './store/returns';
import { tellPurchaser, tellSeller } from './tell';

/**
 * The goods of a return leave their purchaser: what has fallen due until today is billed, and nothing after it. Leaving
 * costs what was said, or less where an instalment has been billed meanwhile. The lease as it then stands, and what the
 * return's move writes of it; null where the goods were not with their purchaser. Its caller holds billing.
 */
export async function partWithGoods(tx: Tx, { row, lease: before }: HeldReturn, at: Temporal.Instant): Promise<{ lease: EndingLease; data: ReturnChange } | null> {
  if (row.state !== 'LABELLED') return null;
  const day = plainDateIn(at, before.timeZone);
  await billOfLease(tx, before.id, { day }, { day, tryOn: businessDayFrom(day), at });
  const lease = await lockEndingLease(tx, { id: before.id }) ?? before;
  const { leftMinor, chargeMinor } = await figuresOf(tx, lease, day);
  if (!await moveUnit(tx, lease.unitId, 'LEASED', 'RETURNING')) return null;
  await freezeLease(tx, { leaseId: lease.id, cause: 'GOODS_BACK', sourceId: row.id, fromOn: day });
  return { lease, data: { shippedAt: toDate(at), leftMinor, chargeMinor: row.cause === 'EARLY' && chargeMinor < row.chargeMinor ? chargeMinor : row.chargeMinor } };
}

/** The goods are sent back. Errors: `not-found`, `endings.moved-on`. */
export async function shipReturn(deps: Deps, actor: Actor, { returnId, carrier, trackingNumber }: ShipReturnInput): Promise<Result<{ returnId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    await holdBilling(tx);
    const held = await lockReturn(tx, actor, returnId);
    if (!held) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const parted = await partWithGoods(tx, held, at);
    if (!parted || !await moveReturn(tx, returnId, 'SHIPPED', { ...parted.data, carrier, trackingNumber })) return err({ code: 'endings.moved-on' });
    const [{ row }, { lease }] = [held, parted];
    await audit(tx, { actor, action: 'lease.return-shipped', subject: { type: 'lease', id: lease.id }, data: { number: row.number, carrier, trackingNumber }, at });
    await tellSeller(tx, lease, { what: 'return-shipped-seller', key: returnId, params: { returnNumber: row.number, carrier, trackingNumber }, page: `/${returnId}`, at });
    return ok({ returnId });
  });
}

/** The purchaser keeps the goods after all, as long as they are not sent; at the end of the term they choose anew instead, and where what was left is refused the goods go back. Errors: `not-found`, `endings.moved-on`. */
export async function cancelReturn(deps: Deps, actor: Actor, { returnId }: ReturnInput): Promise<Result<{ returnId: string }>> {
  return write(deps, async (tx) => {
    const held = actor.role === 'SYSTEM' || actor.role === 'PURCHASER' ? await lockReturn(tx, actor, returnId) : null;
    if (!held) return err({ code: 'not-found' });
    const { row, lease } = held;
    const at = deps.clock.now();
    if (!mayLapse(row.cause) || !await moveReturn(tx, returnId, 'CANCELLED', {}, ['LABELLED'])) return err({ code: 'endings.moved-on' });
    await thawLease(tx, 'RETURN', returnId, plainDateIn(at, lease.timeZone));
    await audit(tx, { actor, action: 'lease.return-cancelled', subject: { type: 'lease', id: lease.id }, data: { number: row.number }, at });
    await tellPurchaser(tx, lease, { what: actor.role === 'SYSTEM' ? 'return-lapsed' : 'return-cancelled', key: returnId, params: { returnNumber: row.number }, page: '/return', at });
    await tellSeller(tx, lease, { what: 'return-cancelled-seller', key: returnId, params: { returnNumber: row.number }, page: `/${returnId}`, at });
    return ok({ returnId });
  });
}
