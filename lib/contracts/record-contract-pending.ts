import type { Actor } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { noteWhileDrawing } from './store/contracts';

/** The financier will issue later: its own id is kept, by which the callback may name the contract. A repeat changes nothing. */
export async function recordContractPending(
  deps: Deps, actor: Actor, { contractId, externalId }: { contractId: string; externalId?: string | undefined },
): Promise<Result<null>> {
  if (externalId === undefined) return ok(null);
  return write(deps, async (tx) => {
    if (!(await noteWhileDrawing(tx, contractId, { externalId }))) return ok(null);
    await audit(tx, { actor, action: 'contract.pending', subject: { type: 'contract', id: contractId }, data: { externalId }, at: deps.clock.now() });
    return ok(null);
  });
}
