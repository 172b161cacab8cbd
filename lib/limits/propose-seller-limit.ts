import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyAll } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { sellerAmountProblems, type ProposeSellerLimitInput } from './model/desk-limits';
import { findOthersAtDesk } from './store/proposals';
import { insertSellerProposal, lockDeskSellerLimit } from './store/seller-proposals';

/**
 * The desk's maker says how much of an approved seller's goods the desk should finance; another person decides.
 *
 * Errors: `not-found` (no such seller at the desk), `conflict` (somebody proposed meanwhile), `input`.
 */
export function proposeSellerLimit(deps: Deps, actor: Actor, { sellerLimitId, amountMinor, note }: ProposeSellerLimitInput): Promise<Result<{ proposalId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const limit = actor.role === 'DESK' ? await lockDeskSellerLimit(tx, sellerLimitId) : null;
    if (limit?.seller.status !== 'APPROVED') return err({ code: 'not-found' });
    const fields = sellerAmountProblems(limit, amountMinor);
    if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
    const proposalId = await insertSellerProposal(tx, { sellerLimitId, amountMinor, beforeMinor: limit.approvedMinor, note, proposedById: actor.userId, at });
    if (proposalId === undefined) return err({ code: 'conflict' });
    await audit(tx, {
      actor, action: 'seller-limit.proposed', subject: { type: 'seller_limit', id: sellerLimitId }, reason: note, data: { proposalId, amountMinor, before: limit.approvedMinor }, at,
    });
    const others = await findOthersAtDesk(tx, actor.userId);
    await notifyAll(tx, others.map((userId) => ({
      userId, kind: 'limits.seller-proposed', params: { seller: limit.seller.businessName, amountMinor: String(amountMinor), name: actor.name },
      href: `/desk/sellers/${sellerLimitId}`, eventKey: `limits.seller-proposed:${proposalId}`, at,
    })));
    return ok({ proposalId });
  });
}
