import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { moveUnit } from '@/lib/catalogue/unit-store';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import type { ShipInput } from './model/inputs';
import { lockDelivery, moveDelivery, setOrderUnit, type LockedDelivery } from './store/delivery';
import { findSerial, findUnit } from './store/unit';
import { tellPurchaser } from './tell';

/**
 * The seller ships what it accepted: carrier, tracking number, and the unit that goes out. Another unit of the listing
 * than the allocated one takes its place in the same transaction.
 *
 * Errors: `not-found`, `deliveries.moved-on`, `deliveries.serial-unknown`, `deliveries.serial-taken`.
 */
export async function shipGoods(deps: Deps, actor: Actor, { orderId, carrier, trackingNumber, serials }: ShipInput): Promise<Result<{ orderId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, actor, 'SELLER');
    if (!delivery) return err({ code: 'not-found' });
    if (delivery.state !== 'ACCEPTED') return err({ code: 'deliveries.moved-on' });
    const unit = await takeUnit(tx, delivery, serials[0] ?? '');
    if (!unit.ok) return unit;
    if (!await moveUnit(tx, unit.value, 'ALLOCATED', 'SHIPPED')) return err({ code: 'conflict' });
    const other = unit.value !== delivery.unitId;
    const insteadOfSerial = other ? await findSerial(tx, delivery.unitId) ?? null : null;
    if (!await moveDelivery(tx, orderId, 'SHIPPED', { shippedAt: toDate(at), carrier, trackingNumber, serials, insteadOfSerial })) return err({ code: 'deliveries.moved-on' });
    await audit(tx, {
      actor, action: 'delivery.shipped', subject: { type: 'order', id: orderId },
      data: { carrier, trackingNumber, serials, ...(other ? { insteadOf: delivery.unitId } : {}) }, at,
    });
    await tellPurchaser(tx, delivery, { what: 'shipped', params: { trackingNumber, serial: serials[0] ?? '' }, at });
    return ok({ orderId });
  });
}

/** The unit with this serial number, allocated to the order: the one it has, or a free one in its place. */
async function takeUnit(tx: Tx, delivery: LockedDelivery, serial: string): Promise<Result<string>> {
  const unit = await findUnit(tx, delivery.listingId, serial);
  if (!unit) return err({ code: 'input', fields: { serials: 'deliveries.serial-unknown' } });
  if (unit.id === delivery.unitId) return ok(unit.id);
  const taken = await moveUnit(tx, unit.id, 'AVAILABLE', 'HELD') && await moveUnit(tx, unit.id, 'HELD', 'ALLOCATED');
  if (!taken) return err({ code: 'input', fields: { serials: 'deliveries.serial-taken' } });
  if (!await moveUnit(tx, delivery.unitId, 'ALLOCATED', 'AVAILABLE')) return err({ code: 'conflict' });
  await setOrderUnit(tx, delivery.orderId, unit.id);
  return ok(unit.id);
}
