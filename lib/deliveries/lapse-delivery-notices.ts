import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { releaseOrder } from './release-order';
import { lockDelivery } from './store/delivery';
import { findLapsedNotices } from './store/overdue';
import { sweep } from './sweep';
import { tellPurchaser, tellSeller } from './tell';

/** Sweep: a notice that the seller did not accept in time lapses; the order is released and both are told. */
export const lapseDeliveryNotices = (deps: Deps): Promise<void> => sweep(deps, findLapsedNotices, lapseNotice);

async function lapseNotice(deps: Deps, orderId: string): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, SYSTEM, 'SYSTEM');
    if (delivery?.state !== 'NOTICED' || Temporal.Instant.compare(delivery.acceptBy, at) > 0) return ok(null);
    await releaseOrder(tx, { delivery, to: 'LAPSED', ending: 'seller-silent', actor: SYSTEM, at });
    await tellPurchaser(tx, delivery, { what: 'lapsed', at });
    await tellSeller(tx, delivery, { what: 'lapsed-seller', at });
    return ok(null);
  });
}
