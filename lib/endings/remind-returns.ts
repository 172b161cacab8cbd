import { SYSTEM } from '@/lib/kernel/actor';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { oneOfMany } from '@/lib/platform/one-of-many';
import { findUnsent, lockReturn } from './store/returns';
import { tellDesk, tellPurchaser } from './tell';

/**
 * Sweep: goods that have to go back, whatever becomes of them, and were not sent by their day: at the end of a term, or
 * because what was left to be paid is refused. Their purchaser is reminded, and told that it costs nothing; where they are
 * still not sent so many days later, the desk is told. That it was done is the notice itself.
 */
export async function remindReturns(deps: Deps): Promise<void> {
  for (const { id, leaseId, long } of await findUnsent(deps.db, deps.clock.now())) {
    await oneOfMany(deps, 'return not reminded of', { id, leaseId }, () => write(deps, async (tx) => {
      const held = await lockReturn(tx, SYSTEM, id);
      if (held?.row.state !== 'LABELLED') return ok(null);
      const { row, lease } = held;
      const at = deps.clock.now();
      const params = { returnNumber: row.number, shipBy: lastMinuteOf(toInstant(row.shipBy), lease.timeZone).toString() };
      await tellPurchaser(tx, lease, { what: 'return-late', key: id, params: { ...params, address: row.address }, page: '/return', at });
      if (long) await tellDesk(tx, lease, { what: 'return-late-desk', key: id, params, page: `/${id}`, at });
      await audit(tx, { actor: SYSTEM, action: long ? 'lease.return-missing' : 'lease.return-reminded', subject: { type: 'lease', id: lease.id }, data: { number: row.number }, at });
      return ok(null);
    }));
  }
}
