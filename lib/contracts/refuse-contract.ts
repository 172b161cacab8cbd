import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { findContract, moveContract } from './store';

/** The financier will not issue: the contract waits for an admin, who has it drawn again once the matter is settled. */
export async function refuseContract(deps: Deps, actor: Actor, input: { contractId: string; reason: string }): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { id: input.contractId });
    if (!contract) return err({ code: 'not-found' });
    if (!(await moveContract(tx, contract.id, ['DRAWING', 'RETURNED'], { state: 'REFUSED', reviewNote: input.reason }))) return ok(null);
    const at = deps.clock.now();
    await audit(tx, { actor, action: 'contract.refused', subject: { type: 'contract', id: contract.id }, reason: input.reason, at });
    await notifyRole(tx, 'ADMIN', {
      kind: 'contracts.refused', params: { number: contract.number, institution: contract.institution.nameKo },
      href: `/admin/contracts/${contract.id}`, eventKey: `contract-refused:${contract.id}:${contract.round}`, at,
    });
    return ok(null);
  });
}
