import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { RELAY_HOURS } from './model/clocks';
import { relay } from './relay-decision';
import { lockDelivery } from './store/delivery';
import { findUnrelayed } from './store/overdue';
import { sweep } from './sweep';
import { tellSeller } from './tell';

/** Sweep: a decision that the seller has not relayed within 24 hours is relayed by the mall in the seller's name. */
export const relayOverdueDecisions = (deps: Deps): Promise<void> => sweep(deps, findUnrelayed, relayForSeller);

async function relayForSeller(deps: Deps, orderId: string): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, SYSTEM, 'SYSTEM');
    if (delivery?.state !== 'DECIDED' || !delivery.relayBy || Temporal.Instant.compare(delivery.relayBy, at) > 0) return ok(null);
    const reason = `In the name of seller ${delivery.sellerId}, who did not relay within ${RELAY_HOURS} hours`;
    if (await relay(tx, { delivery, actor: SYSTEM, at, reason })) await tellSeller(tx, delivery, { what: 'relayed-for-you', at });
    return ok(null);
  });
}
