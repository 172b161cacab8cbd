import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { lockGivenLease } from './store/leases';
import { findLapsing, forgetNamed, lockTransfer, moveTransfer } from './store/transfers';
import { tellSides } from './tell';

/** Sweep: what nobody agreed to, decided, signed or could be carried out in its days; both are told, and what it waited for. */
export async function lapseTransfers(deps: Deps): Promise<void> {
  for (const { id, leaseId } of await findLapsing(deps.db, deps.clock.now())) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      const given = await lockGivenLease(tx, { id: leaseId }, at);
      const transfer = await lockTransfer(tx, id);
      if (!transfer || transfer.lapseBy > toDate(at)) return ok(null);
      const why = transfer.state === 'SIGNED' ? given?.obstacle ?? 'limit-or-method' : transfer.state;
      if (!await moveTransfer(tx, id, 'LAPSED', { endedAt: toDate(at), endedWhy: why })) return ok(null);
      await forgetNamed(tx, id);
      await audit(tx, { actor: SYSTEM, action: 'transfer.lapsed', subject: { type: 'transfer', id }, data: { why }, at });
      await tellSides(tx, transfer, ['FROM', 'TO'], { what: 'lapsed', at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('transfer not lapsed', { id, error }));
  }
}
