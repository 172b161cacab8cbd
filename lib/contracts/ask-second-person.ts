import type { z } from 'zod';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import type { askSecondPersonInput } from './model/inputs';
import { partOf } from './model/two-people';
import { movedOn } from './moved-on';
import { lockContract, otherAdmins, passOn } from './store/contracts';
import { tellOthers } from './tell-others';

/**
 * An admin is not sure, and leaves the round that was looked at to another with the question; from then on it is for the
 * others to decide. A supplement is decided by one. Errors: `not-found`, `contracts.moved-on`, `contracts.other-person` (has approved it first),
 * `contracts.passed-on` (somebody has asked already), `contracts.no-other-admin`.
 */
export async function askSecondPerson(deps: Deps, actor: Actor, { contractId, round, note }: z.output<typeof askSecondPersonInput>): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const contract = await lockContract(tx, contractId);
    if (!contract || contract.supplementNo > 0) return err({ code: 'not-found' });
    if (contract.state !== 'DRAWN' || contract.round !== round) return movedOn(tx, contract, round);
    if (partOf(contract, actor.userId) !== 'DECIDE') return err({ code: 'contracts.other-person' });
    if (contract.secondAskedById !== null) return err({ code: 'contracts.passed-on' });
    const others = (await otherAdmins(tx, actor.userId)).filter((id) => id !== contract.firstApprovedById);
    if (others.length === 0) return err({ code: 'contracts.no-other-admin' });
    const at = deps.clock.now();
    await passOn(tx, contractId, { secondAskedById: actor.userId, secondNote: note, secondAskedAt: toDate(at) });
    await audit(tx, { actor, action: 'contract.second-asked', subject: { type: 'contract', id: contractId }, reason: note, data: { round }, at });
    await tellOthers(tx, { contract, others, what: 'second', by: actor, at });
    return ok({ contractId });
  });
}
