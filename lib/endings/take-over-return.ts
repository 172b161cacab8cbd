import { ok } from '@/lib/kernel/result';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { thawLease } from '@/lib/leases/freeze-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { noteGoodsThere } from '@/lib/rights/confirm-goods-back';
import { lockEndingLease } from './store/leases';
import { takeOver } from './store/returns';
import { tellPurchaser, tellSeller } from './tell';

/**
 * The job `take-over-return`: a lease was withdrawn from while its goods were being returned. The return is off, with
 * whatever it would have cost: it is the withdrawal's way back (art. 8, 10). Goods that have arrived are back by it.
 */
export async function takeOverReturn(deps: Deps, { leaseId }: { leaseId: string }): Promise<void> {
  await write(deps, async (tx) => {
    const lease = await lockEndingLease(tx, { id: leaseId, endCause: 'WITHDRAWN' });
    const row = lease?.returns.find(({ state }) => state !== 'SETTLED');
    if (!lease || !row || !await takeOver(tx, row.id)) return ok(null);
    const at = deps.clock.now();
    for (const freeze of ['RETURN', 'GOODS_BACK'] as const) await thawLease(tx, freeze, row.id, plainDateIn(at, lease.timeZone));
    await audit(tx, { actor: SYSTEM, action: 'lease.return-taken-over', subject: { type: 'lease', id: leaseId }, data: { number: row.number, was: row.state }, at });
    if (row.arrivedAt) await noteGoodsThere(deps, tx, lease.contract.id, { damage: row.claimedMinor > 0n ? row.note ?? '' : null, at });
    const params = { returnNumber: row.number };
    await tellPurchaser(tx, lease, { what: 'return-taken-over', key: row.id, params, page: '/withdraw', at });
    await tellSeller(tx, lease, { what: 'return-taken-over-seller', key: row.id, params, page: `/${row.id}`, at });
    return ok(null);
  });
}
