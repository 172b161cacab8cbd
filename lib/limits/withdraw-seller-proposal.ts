import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { closeSellerProposal, findSellerProposal } from './store/seller-proposals';

/** The maker takes back what was proposed for a seller. Errors: `not-found` (not one's own), `conflict` (closed meanwhile). */
export function withdrawSellerProposal(deps: Deps, actor: Actor, { proposalId }: { proposalId: string }): Promise<Result<{ sellerLimitId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const proposal = await findSellerProposal(tx, proposalId);
    if (actor.role !== 'DESK' || proposal?.proposedById !== actor.userId) return err({ code: 'not-found' });
    const { sellerLimitId } = proposal;
    if (!(await closeSellerProposal(tx, proposalId, { to: 'WITHDRAWN', at }))) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'seller-limit.withdrawn', subject: { type: 'seller_limit', id: sellerLimitId }, data: { proposalId }, at });
    return ok({ sellerLimitId });
  });
}
