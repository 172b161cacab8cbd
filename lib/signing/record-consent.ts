import type { z } from 'zod';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { consentsOf } from './model/consents';
import type { consentInput } from './model/inputs';
import { givenBy, lockOwnContract, writeConsents } from './store/signing';

/**
 * The purchaser agrees to one clause, or takes that back before signing. Errors: `not-found` (also: no such clause),
 * `signing.over`, `signing.not-read`.
 */
export async function recordConsent(deps: Deps, actor: Actor, { contractId, key, agreed }: z.output<typeof consentInput>): Promise<Result<{ key: string }>> {
  return write(deps, async (tx) => {
    const contract = await lockOwnContract(tx, contractId, actor.userId);
    if (!contract?.signing) return err({ code: 'not-found' });
    const { disclosurePack } = particularsShape.parse(contract.particulars);
    const clause = consentsOf(disclosurePack, contract.supplementNo).find((each) => each.key === key)?.key;
    if (!clause) return err({ code: 'not-found' });
    if (contract.state !== 'DELIVERED') return err({ code: 'signing.over' });
    if (!contract.signing.readAt) return err({ code: 'signing.not-read' });
    const given = givenBy(contract.signing);
    if ((given[clause] !== undefined) === agreed) return ok({ key });
    const at = deps.clock.now();
    const { [clause]: before, ...others } = given;
    await writeConsents(tx, contractId, agreed ? { ...others, [clause]: at.toString() } : others);
    await audit(tx, { actor, action: agreed ? 'contract.consented' : 'contract.consent-taken-back', subject: { type: 'contract', id: contractId }, data: { clause, ...(before && { before }) }, at });
    faultPoint('record-consent:written');
    return ok({ key });
  });
}
