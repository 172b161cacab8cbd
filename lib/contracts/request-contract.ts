import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { redrawContractInput } from './model/inputs';
import { findContract, moveContract } from './store/contracts';

/**
 * An admin has the contract asked for again (`drawUpContractAction`). While the financier is silent that is the same
 * question under the same key; after a refusal it is a new one, the next round. Errors: `not-found`, `contracts.moved-on`.
 */
export async function requestContract(deps: Deps, actor: Actor, input: z.output<typeof redrawContractInput>): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { id: input.contractId });
    if (!contract) return err({ code: 'not-found' });
    const anew = contract.state === 'REFUSED'
      && await moveContract(tx, contract.id, 'RETURNED', { round: { increment: 1 }, reviewNote: null }, { from: ['REFUSED'], round: contract.round });
    if (!anew && contract.state !== 'DRAWING' && contract.state !== 'RETURNED') return err({ code: 'contracts.moved-on' });
    const at = deps.clock.now();
    await audit(tx, { actor, action: 'contract.asked-again', subject: { type: 'contract', id: contract.id }, data: { anew }, at });
    await addJob(tx, 'draw-up-contract', { orderId: contract.orderId }, { key: `draw-up-contract:${contract.orderId}` });
    return ok({ contractId: contract.id });
  });
}
