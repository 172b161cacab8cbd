import { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { accept } from './decide-purchase';
import { lockDelivery } from './store/delivery';
import { findSilent } from './store/overdue';
import { sweep } from './sweep';
import { tellPurchaser } from './tell';

/** Sweep: seven days after proved delivery or receipt, silence counts as acceptance. It takes nothing from the right of withdrawal. */
export const acceptBySilence = (deps: Deps): Promise<void> => sweep(deps, findSilent, acceptSilent);

async function acceptSilent(deps: Deps, orderId: string): Promise<Result<null>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const delivery = await lockDelivery(tx, orderId, SYSTEM, 'SYSTEM');
    if (!delivery?.silenceAt || Temporal.Instant.compare(delivery.silenceAt, at) > 0) return ok(null);
    const accepted = await accept(tx, { delivery, actor: SYSTEM, at }, 'BY_SILENCE', null);
    if (accepted) await tellPurchaser(tx, delivery, { what: 'accepted-silence', at });
    return ok(null);
  });
}
