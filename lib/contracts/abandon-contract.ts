import type { z } from 'zod';
import { endUncontracted } from '@/lib/deliveries/end-uncontracted';
import { lockDelivery } from '@/lib/deliveries/store/delivery';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { endSupplement } from './end-supplement';
import type { abandonContractInput } from './model/inputs';
import { queueEvent } from './queue-event';
import { findContract, moveContract } from './store/contracts';

type AbandonContract = z.output<typeof abandonContractInput>;

/**
 * The financier refuses for good, and an admin ends the order without a contract: the goods go back, both limits are
 * free, purchaser and seller are told why. Done once; whatever the financier sends afterwards is recorded and not
 * applied. A supplement that is not signed ends alone: the lease goes on as it is. Errors: `not-found`, `contracts.moved-on` (not refused in the round that was looked at, or not any more).
 */
export async function abandonContract(deps: Deps, actor: Actor, input: AbandonContract): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const { round, note } = input;
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { id: input.contractId });
    if (contract && contract.supplementNo > 0) {
      const ended = contract.round === round && await endSupplement(tx, { supplement: contract, end: 'returned', note, actor, at: deps.clock.now() });
      return ended ? ok({ contractId: contract.id }) : err({ code: 'contracts.moved-on' });
    }
    // The order first, then its contract: as whoever draws it up.
    const delivery = contract && await lockDelivery(tx, contract.orderId, actor, 'ADMIN');
    if (!contract || !delivery) return err({ code: 'not-found' });
    const at = deps.clock.now();
    await queueEvent(tx, contract, { type: 'WITHDRAWAL', amounts: {}, at });
    const moved = await moveContract(tx, contract.id, 'ABANDONED', { abandonNote: note, reviewedById: actor.userId, reviewedAt: toDate(at) }, { from: ['REFUSED'], round })
      && await endUncontracted(tx, { delivery, reason: 'contract-refused', note, actor, at });
    if (!moved) return err({ code: 'contracts.moved-on' });
    await audit(tx, { actor, action: 'contract.abandoned', subject: { type: 'contract', id: contract.id }, reason: note, data: { round }, at });
    return ok({ contractId: contract.id });
  });
}
