import { findSeller, moveSeller } from '@/lib/accounts/store/seller';
import { endSessions } from '@/lib/accounts/store/user';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { SUCCESSOR_DAYS } from './model/claim';
import type { SellerGoneInput } from './model/inputs';
import { findGone, insertGone } from './store/successors';
import { tellOfSeller } from './tell-of-seller';

/**
 * A seller has disappeared: it is out of the mall, its purchasers and the desk are told, and within fourteen days somebody
 * is named who keeps its guarantees. Meanwhile its clocks run on, and the reserve pays.
 *
 * Errors: `not-found`, `guarantee.gone-already`.
 */
export function declareSellerGone(deps: Deps, actor: Actor, { sellerId, reason }: SellerGoneInput): Promise<Result<{ sellerId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const seller = actor.role === 'ADMIN' ? await findSeller(tx, sellerId) : null;
    if (!seller) return err({ code: 'not-found' });
    const nameBy = at.add({ hours: 24 * SUCCESSOR_DAYS });
    if (await findGone(tx, sellerId) || !await insertGone(tx, { sellerId, byId: actor.userId, reason, at, nameBy })) return err({ code: 'guarantee.gone-already' });
    if (await moveSeller(tx, sellerId, 'SUSPENDED', { note: reason, by: actor.userId, at })) await endSessions(tx, { sellerId });
    const told = await tellOfSeller(tx, { what: 'seller-gone', sellerId, params: { seller: seller.businessName, nameBy: nameBy.toString() }, at });
    await audit(tx, { actor, action: 'seller.gone', subject: { type: 'seller', id: sellerId }, reason, data: { leases: told.length, nameBy: nameBy.toString() }, at });
    return ok({ sellerId });
  });
}
