import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { endUnsigned } from './end-unsigned';
import type { declineContractInput } from './model/unsigned';
import { findSigned } from './store/signing';

/**
 * The purchaser does not want the contract that waits for their signature, whether its time is over or not: the order
 * ends, the goods go back, both limits are free, the seller is told why. After signing that is a withdrawal. Errors:
 * `not-found` (somebody else's, not delivered, or a supplement: leaving that unsigned changes nothing), `contracts.decline-over`.
 */
export async function declineContract(deps: Deps, actor: Actor, { contractId, reason }: z.output<typeof declineContractInput>): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const contract = await findSigned(tx, contractId);
    if (!contract?.deliveredAt || contract.purchaserId !== actor.userId || contract.supplementNo > 0) return err({ code: 'not-found' });
    const ended = await endUnsigned(tx, { contract, actor, reason: 'contract-declined', note: reason, at: deps.clock.now() });
    return ended ? ok({ contractId }) : err({ code: 'contracts.decline-over' });
  });
}
