import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { DecideSeller, SellerStatus } from './model/seller';
import { recordDecision } from './record-seller-decision';
import { findSeller, moveSeller } from './store/seller';

/** Turns a waiting seller down with a note; it may put things right and wait again. Errors: `not-found`, `accounts.seller-moved`. */
export function rejectSeller(deps: Deps, actor: Actor, { sellerId, reason }: DecideSeller): Promise<Result<{ status: SellerStatus }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const seller = await findSeller(tx, sellerId);
    if (actor.role !== 'ADMIN' || !seller) return err({ code: 'not-found' });
    if (!(await moveSeller(tx, sellerId, 'REJECTED', { note: reason, by: actor.userId, at }))) return err({ code: 'accounts.seller-moved' });
    await recordDecision(tx, { actor, seller, action: 'seller.rejected', kind: 'accounts.seller-rejected', reason, href: '/account', at });
    return ok({ status: 'REJECTED' as const });
  });
}
