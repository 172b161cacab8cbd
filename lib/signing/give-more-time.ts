import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { GiveMoreTime } from './model/unsigned';
import { lockCase, putOff } from './store/unsigned';

/**
 * The desk gives the purchaser of an unsigned contract more days from now, with a note that they read, and reminds them by
 * mail. Errors: `not-found` (never a case of the desk), `contracts.no-longer-waits` (signed, ended, or given more time already).
 */
export async function giveMoreTime(deps: Deps, actor: Actor, { contractId, days, note }: GiveMoreTime): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const contract = await lockCase(tx, contractId, actor, at);
    if (!contract) return err({ code: 'not-found' });
    const signBy = at.add({ hours: days * 24 });
    if (!(await putOff(tx, contractId, { signBy, note, at }))) return err({ code: 'contracts.no-longer-waits' });
    await audit(tx, { actor, action: 'contract.more-time', subject: { type: 'contract', id: contractId }, reason: note, data: { days, signBy: signBy.toString() }, at });
    await notify(tx, {
      userId: contract.purchaserId, kind: 'contracts.more-time', params: { number: contract.number, signBy: signBy.toString(), note }, href: `/contracts/${contractId}/sign`,
      eventKey: `contract-more-time:${contractId}:${signBy.toString()}`, at, mail: true,
    });
    return ok({ contractId });
  });
}
