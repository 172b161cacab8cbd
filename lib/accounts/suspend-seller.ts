import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { DecideSeller, SellerStatus } from './model/seller';
import { recordDecision } from './record-seller-decision';
import { findSeller, moveSeller } from './store/seller';
import { endSessions } from './store/user';

/** Takes an approved seller out of the mall and ends its staff's sessions. Errors: `not-found`, `accounts.seller-moved`. */
export function suspendSeller(deps: Deps, actor: Actor, { sellerId, reason }: DecideSeller): Promise<Result<{ status: SellerStatus }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const seller = await findSeller(tx, sellerId);
    if (actor.role !== 'ADMIN' || !seller) return err({ code: 'not-found' });
    if (!(await moveSeller(tx, sellerId, 'SUSPENDED', { note: reason, by: actor.userId, at }))) return err({ code: 'accounts.seller-moved' });
    await endSessions(tx, { sellerId });
    await recordDecision(tx, { actor, seller, action: 'seller.suspended', kind: 'accounts.seller-suspended', reason, href: '/account', at });
    return ok({ status: 'SUSPENDED' as const });
  });
}
