import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { billingRests } from '@/lib/leases/freeze-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { HardshipInput } from '../model/overdue-inputs';
import { overdueMoves } from '../model/overdue';
import { canMove } from '@/lib/kernel/transitions';
import { hasInstalmentsLeft, lockOverdueLease } from '../store/overdue';
import { insertHardship } from '../store/overdue-papers';
import { tellDesk } from './tell';

/**
 * A purchaser who cannot pay for a while asks for time, before anything is overdue too. The desk decides.
 *
 * Errors: `not-found`, `overdue.no-deferral` (the lease has ended, fell due at once, or asks for nothing that could be put off), `overdue.asked-already`.
 */
export async function askDeferral(deps: Deps, actor: Actor, input: HardshipInput): Promise<Result<{ requestId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, input.leaseId);
    if (!lease || lease.purchaserId !== actor.userId) return err({ code: 'not-found' });
    if (lease.state !== 'ACTIVE' || (lease.overdue && lease.overdue.state !== 'DEFERRED' && !canMove(overdueMoves, lease.overdue.state, 'DEFERRED'))) return err({ code: 'overdue.no-deferral' });
    if (!hasInstalmentsLeft(lease) || await billingRests(tx, lease.id)) return err({ code: 'overdue.no-deferral' });
    const requestId = await insertHardship(tx, { ...input, askedById: actor.userId }, at);
    if (!requestId) return err({ code: 'overdue.asked-already' });
    await audit(tx, { actor, action: 'lease.hardship-asked', subject: { type: 'lease', id: lease.id }, reason: input.reason, data: { requestId, months: input.months, canPayMinor: input.canPayMinor }, at });
    await tellDesk(tx, lease, { what: 'hardship-asked', id: requestId, at });
    return ok({ requestId });
  });
}
