import { moveUnit } from '@/lib/catalogue/unit-store';
import { SYSTEM } from '@/lib/kernel/actor';
import { isReleased } from '@/lib/leases/model';
import { err, ok } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { oneOfMany } from '@/lib/platform/one-of-many';
import { openReturn } from './ask-return';
import { conclude } from './conclude';
import { takeBack } from './settle-return';
import { lockEndingLease } from './store/leases';
import { findRefused } from './store/returns';
import { tellPurchaser, tellSeller } from './tell';

/**
 * Sweep: a lease whose payment refusal stands (art. 16) has nothing left but its goods. They are asked back, at no cost,
 * and it ends when they are there; where the refusal is that they were never supplied, nothing goes back, and it ends now.
 * A return that was under way before goes on, and goods whose price was paid are their purchaser's.
 */
export async function endRefused(deps: Deps): Promise<void> {
  for (const { id, ground } of await findRefused(deps.db)) {
    await oneOfMany(deps, 'refused lease not ended', { id }, () => write(deps, async (tx) => {
      const lease = await lockEndingLease(tx, { id, state: 'ACTIVE' });
      if (!lease || !isReleased(lease.instalments) || lease.returns.length > 0 || lease.buyouts.some(({ invoice }) => invoice.state === 'PAID')) return ok(null);
      const at = deps.clock.now();
      if (ground !== 'NOT_SUPPLIED') {
        await openReturn(tx, lease, { cause: 'PAYMENT_REFUSED', leftMinor: 0n, chargeMinor: 0n, otherwiseMinor: 0n }, { actor: SYSTEM, at });
        return ok(null);
      }
      if (!await moveUnit(tx, lease.unitId, 'LEASED', 'RETURNING') || !await takeBack(tx, lease)) return err({ code: 'endings.unit-elsewhere' });
      if (!await conclude(tx, lease, { cause: 'REFUSED', actor: SYSTEM, at })) throw new Error(`lease ${id} had ended`);
      await tellPurchaser(tx, lease, { what: 'ended-refused', key: id, at });
      await tellSeller(tx, lease, { what: 'ended-refused-seller', key: id, page: '', at });
      return ok(null);
    }));
  }
}
