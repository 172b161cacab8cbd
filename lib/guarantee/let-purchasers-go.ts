import { openExit } from '@/lib/endings/open-exit';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { findGone, findUnnamed, markExits } from './store/successors';
import { tellOfSeller } from './tell-of-seller';

/** Sweep: where nobody keeps the guarantees of a seller that is gone, its purchasers may leave without a charge, and their financiers hear of it. */
export async function letPurchasersGo(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const { sellerId } of await findUnnamed(deps.db, at)) {
    await write(deps, async (tx) => {
      const gone = await findGone(tx, sellerId);
      if (!gone || !await markExits(tx, sellerId, at)) return ok(null);
      const leases = await tellOfSeller(tx, { what: 'seller-gone-exit', sellerId, params: { seller: gone.seller.businessName }, at });
      for (const { id } of leases) {
        if (await openExit(tx, { leaseId: id, cause: 'SELLER_GONE', sourceId: sellerId }, at)) await addJob(tx, 'tell-guarantee-breach', { leaseId: id }, { key: `tell-guarantee-breach:${id}` });
      }
      await audit(tx, { actor: SYSTEM, action: 'seller.purchasers-let-go', subject: { type: 'seller', id: sellerId }, data: { leases: leases.length }, at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('purchasers not let go', { sellerId, error }));
  }
}
