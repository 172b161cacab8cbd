import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import type { TransferInput } from './model/inputs';
import { forgetNamed, lockTransfer, moveTransfer, sideOf } from './store/transfers';
import { tellSides } from './tell';

/** Either of the two takes it back, or the successor does not want it, until both have signed. Errors: `not-found`, `transfers.moved-on`. */
export async function withdrawTransfer(deps: Deps, actor: Actor, { transferId }: TransferInput): Promise<Result<{ transferId: string }>> {
  return write(deps, async (tx) => {
    const transfer = await lockTransfer(tx, transferId);
    const side = transfer && sideOf(transfer, actor.userId);
    if (!side) return err({ code: 'not-found' });
    const at = deps.clock.now();
    if (!await moveTransfer(tx, transferId, 'WITHDRAWN', { endedById: actor.userId, endedAt: toDate(at) })) return err({ code: 'transfers.moved-on' });
    await forgetNamed(tx, transferId);
    await audit(tx, { actor, action: 'transfer.withdrawn', subject: { type: 'transfer', id: transferId }, data: { side }, at });
    await tellSides(tx, transfer, [side === 'FROM' ? 'TO' : 'FROM'], { what: 'withdrawn', params: { name: actor.name }, at });
    return ok({ transferId });
  });
}
