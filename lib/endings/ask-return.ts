import type { Temporal } from 'temporal-polyfill';
import { findReturnAddress } from '@/lib/deliveries/store/seller';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { freezeLease } from '@/lib/leases/freeze-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { endAfter, mayLapse, SHIP_DAYS, type AskReturnInput, type ReturnFigures } from './model/returns';
import { lockEndingLease, whyNotLeave, type EndingLease } from './store/leases';
import { figuresOf, hasRestedBefore, insertReturn } from './store/returns';
import { tellPurchaser, tellSeller } from './tell';

/**
 * The purchaser asks to give the goods back, at the charge that was shown: the contract's share of what is left, nothing
 * at the end of the term or where the guarantee was broken. A label is there at once. What is overdue rests from now on,
 * once while the same is overdue: who asks again stops nothing before the goods are sent. Billing goes on until then,
 * since they are used until then.
 *
 * Errors: `not-found`, those of `whyNotLeave`, `endings.price-moved`.
 */
export async function askReturn(deps: Deps, actor: Actor, { leaseId, chargeMinor }: AskReturnInput): Promise<Result<{ returnId: string }>> {
  return write(deps, async (tx) => {
    const lease = await lockEndingLease(tx, { id: leaseId, purchaserId: actor.userId });
    const at = deps.clock.now();
    const refused = lease ? whyNotLeave(lease) : 'not-found';
    if (!lease || refused) return err({ code: refused ?? 'not-found' });
    const figures = await figuresOf(tx, lease, plainDateIn(at, lease.timeZone));
    if (figures.chargeMinor !== chargeMinor) return err({ code: 'endings.price-moved' });
    return ok({ returnId: await openReturn(tx, lease, figures, { actor, at }) });
  });
}

/** Opens a return of a lease that the caller holds, and tells both sides. */
export async function openReturn(tx: Tx, lease: EndingLease, { cause, leftMinor, chargeMinor }: ReturnFigures, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<string> {
  const address = await findReturnAddress(tx, lease.sellerId);
  const shipBy = endAfter(at, SHIP_DAYS, lease.timeZone);
  const today = plainDateIn(at, lease.timeZone);
  const rests = !mayLapse(cause) || !await hasRestedBefore(tx, lease.id, today);
  const { id, number } = await insertReturn(tx, lease, { cause, address, leftMinor, chargeMinor, shipBy, rests }, at);
  if (rests) await freezeLease(tx, { leaseId: lease.id, cause: 'RETURN', sourceId: id, fromOn: today });
  await audit(tx, { actor, action: 'lease.return-asked', subject: { type: 'lease', id: lease.id }, data: { number, cause, amountMinor: chargeMinor }, at });
  const params = { returnNumber: number, address, shipBy: lastMinuteOf(shipBy, lease.timeZone).toString(), amountMinor: chargeMinor.toString(), currency: lease.currency };
  await tellPurchaser(tx, lease, { what: 'return-labelled', key: id, params, page: '/return', at });
  await tellSeller(tx, lease, { what: 'return-asked-seller', key: id, params: { returnNumber: number }, page: `/${id}`, at });
  return id;
}
