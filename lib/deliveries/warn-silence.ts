import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { WARNING_DAYS, warningAt, type WarningDay } from './model/clocks';
import { lockDelivery, noteDelivery } from './store/delivery';
import { findUnwarned } from './store/overdue';
import { sweep } from './sweep';
import { tellPurchaser } from './tell';

/** Sweep: on days 4 and 6 the purchaser is told when silence will count as acceptance, and how to say otherwise. */
export async function warnSilence(deps: Deps): Promise<void> {
  for (const day of WARNING_DAYS) {
    await sweep(deps, (db, at) => findUnwarned(db, day, at), (each, orderId) => warn(each, orderId, day));
  }
}

async function warn(deps: Deps, orderId: string, day: WarningDay): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, SYSTEM, 'SYSTEM');
    if (!delivery?.silenceAt || Temporal.Instant.compare(warningAt(delivery.silenceAt, day), at) > 0) return ok(null);
    const warned = await noteDelivery(tx, orderId, ['SHIPPED', 'RECEIVED', 'INSPECTED'], day === 4 ? { warnedDay4At: toDate(at) } : { warnedDay6At: toDate(at) });
    if (!warned) return ok(null);
    const silenceAt = delivery.silenceAt.toString();
    await audit(tx, { actor: SYSTEM, action: 'delivery.silence-warned', subject: { type: 'order', id: orderId }, data: { day, silenceAt }, at });
    await tellPurchaser(tx, delivery, { what: 'silence', params: { silenceAt }, at, key: `${day}:${silenceAt}` });
    return ok(null);
  });
}
