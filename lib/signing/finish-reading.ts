import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import type { signingInput } from './model/inputs';
import { lockOwnContract, markRead } from './store/signing';

/** The whole text has been shown, and the purchaser says that it was read. Errors: `not-found`, `signing.over`. */
export async function finishReading(deps: Deps, actor: Actor, { contractId }: z.output<typeof signingInput>): Promise<Result<{ contractId: string }>> {
  return write(deps, async (tx) => {
    const contract = await lockOwnContract(tx, contractId, actor.userId);
    if (!contract?.signing) return err({ code: 'not-found' });
    if (contract.state !== 'DELIVERED') return err({ code: 'signing.over' });
    const at = deps.clock.now();
    if (await markRead(tx, contractId, at)) await audit(tx, { actor, action: 'contract.read', subject: { type: 'contract', id: contractId }, at });
    faultPoint('finish-reading:written');
    return ok({ contractId });
  });
}
