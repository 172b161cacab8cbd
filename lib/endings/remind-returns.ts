import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { oneOfMany } from '@/lib/platform/one-of-many';
import { DECIDE_DAYS, endAfter, lostMost } from './model/returns';
import { findUnarrived, findUndecided, findUnsent, lockReturn, lostFromOf, type HeldReturn } from './store/returns';
import { tellDesk, tellPurchaser, tellSeller } from './tell';

/**
 * Sweep: goods that have to go back, whatever becomes of them, and were not sent by their day: at the end of a term, or
 * because what was left to be paid is refused. Their purchaser is reminded, and told that it costs nothing, and from when on the
 * desk may end it without them and at what cost at the most; where they are still not sent then, the desk is told. Goods
 * that were sent and are not there so many days later are asked of their seller, and the desk is told; of an objection that it has
 * not decided by its day it is reminded. That it was done is the notice itself.
 */
export async function remindReturns(deps: Deps): Promise<void> {
  for (const { id, leaseId, long } of await findUnsent(deps.db, deps.clock.now())) {
    await oneOfMany(deps, 'return not reminded of', { id, leaseId }, () => write(deps, async (tx) => {
      const held = await lockReturn(tx, SYSTEM, id);
      if (held?.row.state !== 'LABELLED') return ok(null);
      const { row, lease } = held;
      const at = deps.clock.now();
      const params = { returnNumber: row.number, shipBy: lastMinuteOf(toInstant(row.shipBy), lease.timeZone).toString() };
      // Where nothing may be asked for them, no amount is named: they have to go back all the same.
      const what = lostMost(row.cause, lease.residualMinor) === 0n ? 'return-late-bare' : 'return-late';
      await tellPurchaser(tx, lease, { what, key: id, params: { ...params, address: row.address, ...lossOf(held) }, page: '/return', at });
      if (long) await tellDesk(tx, lease, { what: 'return-late-desk', key: id, params, page: `/${id}`, at });
      await audit(tx, { actor: SYSTEM, action: long ? 'lease.return-missing' : 'lease.return-reminded', subject: { type: 'lease', id: lease.id }, data: { number: row.number }, at });
      return ok(null);
    }));
  }
  for (const { id, leaseId } of await findUnarrived(deps.db, deps.clock.now())) {
    await oneOfMany(deps, 'return on its way not asked after', { id, leaseId }, () => write(deps, async (tx) => {
      const held = await lockReturn(tx, SYSTEM, id);
      if (held?.row.state !== 'SHIPPED') return ok(null);
      const { row, lease } = held;
      const at = deps.clock.now();
      const params = { returnNumber: row.number, carrier: row.carrier ?? '', trackingNumber: row.trackingNumber ?? '' };
      await tellSeller(tx, lease, { what: 'return-unarrived-seller', key: id, params, page: `/${id}`, at });
      await tellDesk(tx, lease, { what: 'return-unarrived-desk', key: id, params, page: `/${id}`, at });
      await audit(tx, { actor: SYSTEM, action: 'lease.return-unarrived', subject: { type: 'lease', id: lease.id }, data: { number: row.number }, at });
      return ok(null);
    }));
  }
  await remindOfUndecided(deps);
}

async function remindOfUndecided(deps: Deps): Promise<void> {
  for (const { id, leaseId } of await findUndecided(deps.db, deps.clock.now())) {
    await oneOfMany(deps, 'desk not reminded of an objection to wear', { id, leaseId }, () => write(deps, async (tx) => {
      const held = await lockReturn(tx, SYSTEM, id);
      if (held?.row.state !== 'DISPUTED' || held.row.disputedAt === null) return ok(null);
      const { row, lease } = held;
      const at = deps.clock.now();
      const decideBy = lastMinuteOf(endAfter(toInstant(held.row.disputedAt), DECIDE_DAYS, lease.timeZone), lease.timeZone).toString();
      await tellDesk(tx, lease, { what: 'return-undecided-desk', key: id, params: { returnNumber: row.number, decideBy }, page: `/${id}`, at });
      await audit(tx, { actor: SYSTEM, action: 'lease.return-undecided', subject: { type: 'lease', id: lease.id }, data: { number: row.number }, at });
      return ok(null);
    }));
  }
}

/** From which day on it may end without its goods, and what that asks for at the most. */
function lossOf({ row, lease }: HeldReturn): Record<string, string> {
  const from = lostFromOf(row);
  return { lostOn: from === null ? '' : plainDateIn(from, lease.timeZone), mostMinor: lostMost(row.cause, lease.residualMinor).toString(), currency: lease.currency };
}
