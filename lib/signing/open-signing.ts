import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import type { signingInput } from './model/inputs';
import { beginSigning, lockOwnContract } from './store/signing';

/**
 * The purchaser opens the contract to read and sign it; from then on it is known what they were shown. Opened again it
 * goes on where it was. Error: `not-found` (somebody else's, or not delivered), `signing.over` (it is signed, or ended).
 */
export async function openSigning(deps: Deps, actor: Actor, { contractId }: z.output<typeof signingInput>): Promise<Result<{ contractId: string }>> {
  return write(deps, async (tx) => {
    const contract = await lockOwnContract(tx, contractId, actor.userId);
    if (!contract?.deliveredAt) return err({ code: 'not-found' });
    if (contract.state !== 'DELIVERED') return err({ code: 'signing.over' });
    const at = deps.clock.now();
    if (await beginSigning(tx, contract, at)) {
      await audit(tx, { actor, action: 'contract.opened', subject: { type: 'contract', id: contractId }, data: { documentSha256: contract.documentSha256 }, at });
    }
    faultPoint('open-signing:written');
    return ok({ contractId });
  });
}
