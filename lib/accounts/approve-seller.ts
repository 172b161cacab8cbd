import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { ApproveSeller, SellerStatus } from './model/seller';
import { recordDecision } from './record-seller-decision';
import { findSeller, moveSeller } from './store/seller';

/** Lets a waiting seller submit listings and take orders. Errors: `not-found`, `accounts.seller-moved`. */
export function approveSeller(deps: Deps, actor: Actor, { sellerId, note }: ApproveSeller): Promise<Result<{ status: SellerStatus }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const seller = await findSeller(tx, sellerId);
    if (actor.role !== 'ADMIN' || !seller) return err({ code: 'not-found' });
    if (seller.status !== 'PENDING' || !(await moveSeller(tx, sellerId, 'APPROVED', { note, by: actor.userId, at }))) {
      return err({ code: 'accounts.seller-moved' });
    }
    await recordDecision(tx, { actor, seller, action: 'seller.approved', kind: 'accounts.seller-approved', reason: note, href: '/seller', at });
    // The lease desk, a storey above, lets it in with an exposure limit.
    await addJob(tx, 'grant-seller-limit', { sellerId });
    return ok({ status: 'APPROVED' as const });
  });
}
