import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { findContract, moveContract, NOTHING } from './store/contracts';

/**
 * The financier will not issue: the contract waits for an admin, who has it asked for anew once the matter is settled.
 * False when nothing was asked of it any more. Error: `not-found`.
 */
export async function refuseContract(deps: Deps, actor: Actor, input: { contractId: string; reason: string; round?: number }): Promise<Result<boolean>> {
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { id: input.contractId });
    if (!contract) return err({ code: 'not-found' });
    if (!(await moveContract(tx, contract.id, 'REFUSED', { reviewNote: input.reason, financierAnswer: NOTHING }, { round: input.round ?? contract.round }))) return ok(false);
    const at = deps.clock.now();
    await audit(tx, { actor, action: 'contract.refused', subject: { type: 'contract', id: contract.id }, reason: input.reason, at });
    await notifyRole(tx, 'ADMIN', {
      kind: 'contracts.refused', params: { number: contract.number, institution: contract.institution.nameKo },
      href: `/admin/contracts/${contract.id}`, eventKey: `contract-refused:${contract.id}:${contract.round}`, at,
    });
    return ok(true);
  });
}
