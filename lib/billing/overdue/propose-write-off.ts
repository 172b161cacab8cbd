import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { canMove } from '@/lib/kernel/transitions';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { overdueMoves } from '../model/overdue';
import type { ProposeWriteOffInput } from '../model/overdue-inputs';
import { lockOverdueLease } from '../store/overdue';
import { finalDebt } from '../store/overdue-final';
import { insertWriteOff } from '../store/overdue-papers';
import { tellDesk } from './tell';

/**
 * A person at the desk says that nobody can expect what is open of a lease any more, of which nothing is still to come.
 * Another person decides. Errors: `not-found`, `overdue.moved-on`, `overdue.still-running`, `overdue.proposed-already`.
 */
export async function proposeWriteOff(deps: Deps, actor: Actor, { leaseId, reason }: ProposeWriteOffInput): Promise<Result<{ writeOffId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, leaseId);
    if (!lease?.overdue) return err({ code: 'not-found' });
    const { isFinal, allMinor } = await finalDebt(tx, lease);
    if (!canMove(overdueMoves, lease.overdue.state, 'WRITTEN_OFF') || allMinor === 0n) return err({ code: 'overdue.moved-on' });
    if (!isFinal) return err({ code: 'overdue.still-running' });
    const writeOffId = await insertWriteOff(tx, { leaseId, currency: lease.currency, amountMinor: allMinor, reason, proposedById: actor.userId }, at);
    if (!writeOffId) return err({ code: 'overdue.proposed-already' });
    await audit(tx, { actor, action: 'lease.write-off-proposed', subject: { type: 'lease', id: leaseId }, reason, data: { writeOffId, amountMinor: allMinor }, at });
    await tellDesk(tx, lease, { what: 'write-off-proposed', id: writeOffId, params: { amountMinor: String(allMinor) }, at });
    return ok({ writeOffId });
  });
}
