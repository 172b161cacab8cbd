import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { DecideSeller, SellerStatus } from './model/seller';
import { recordDecision } from './record-seller-decision';
import { findSeller, moveSeller } from './store/seller';

/** Brings a suspended seller and its listings back. Errors: `not-found`, `accounts.seller-moved`. */
export function restoreSeller(deps: Deps, actor: Actor, { sellerId, reason }: DecideSeller): Promise<Result<{ status: SellerStatus }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const seller = await findSeller(tx, sellerId);
    if (actor.role !== 'ADMIN' || !seller) return err({ code: 'not-found' });
    if (seller.status !== 'SUSPENDED' || !(await moveSeller(tx, sellerId, 'APPROVED', { note: reason, by: actor.userId, at }))) {
      return err({ code: 'accounts.seller-moved' });
    }
    await recordDecision(tx, { actor, seller, action: 'seller.restored', kind: 'accounts.seller-restored', reason, href: '/seller', at });
    return ok({ status: 'APPROVED' as const });
  });
}
