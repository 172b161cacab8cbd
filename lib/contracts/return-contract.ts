import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { endSupplement } from './end-supplement';
import type { returnContractInput } from './model/inputs';
import { partOf } from './model/two-people';
import { movedOn } from './moved-on';
import { ANEW, lockContract, moveContract } from './store/contracts';

/**
 * An admin sends the round that was looked at back with a note; it is drawn anew from the order form, as the next one. A
 * supplement ends by it: whoever asked reads why, and may ask for another.
 * Whoever approved it first may do so too, having thought again; whoever wanted somebody else's judgement may not.
 * Errors: `not-found`, `contracts.moved-on` (with who was faster and what they did), `contracts.other-person`.
 */
export async function returnContract(deps: Deps, actor: Actor, input: z.output<typeof returnContractInput>): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const contract = await lockContract(tx, input.contractId);
    if (!contract) return err({ code: 'not-found' });
    if (contract.round === input.round && partOf(contract, actor.userId) === 'ASKED') return err({ code: 'contracts.other-person' });
    const at = deps.clock.now();
    if (contract.supplementNo > 0) {
      const ended = contract.round === input.round && await endSupplement(tx, { supplement: contract, end: 'returned', note: input.note, actor, at, from: ['DRAWN'] });
      return ended ? ok({ contractId: contract.id }) : movedOn(tx, contract, input.round);
    }
    const moved = await moveContract(tx, contract.id, 'RETURNED', {
      ...ANEW, round: { increment: 1 }, reviewNote: input.note, reviewedById: actor.userId, reviewedAt: toDate(at),
    }, { from: ['DRAWN'], round: input.round });
    if (!moved) return movedOn(tx, contract, input.round);
    await audit(tx, { actor, action: 'contract.returned', subject: { type: 'contract', id: contract.id }, reason: input.note, data: { round: input.round }, at });
    await addJob(tx, 'draw-up-contract', { orderId: contract.orderId }, { key: `draw-up-contract:${contract.orderId}` });
    return ok({ contractId: contract.id });
  });
}
