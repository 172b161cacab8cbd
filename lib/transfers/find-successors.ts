import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { bindSuccessor, findCome, lockTransfer } from './store/transfers';
import { tellSides } from './tell';

/** Sweep: who was named and had no account has one now, and is told what waits for them. */
export async function findSuccessors(deps: Deps): Promise<void> {
  for (const { id, userId } of await findCome(deps.db)) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      if (!await bindSuccessor(tx, id, userId)) return ok(null);
      const transfer = await lockTransfer(tx, id);
      await audit(tx, { actor: SYSTEM, action: 'transfer.successor-came', subject: { type: 'transfer', id }, data: { userId }, at });
      if (transfer) await tellSides(tx, transfer, ['TO'], { what: 'asked', params: { name: transfer.from.name }, at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('successor not bound', { id, error }));
  }
}
