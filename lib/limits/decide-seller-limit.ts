import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notify, notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { sellerAmountProblems, type DecideSellerLimitInput } from './model/desk-limits';
import { writeSellerGrant } from './store/seller-limits';
import { closeSellerProposal, findSellerProposal, lockDeskSellerLimit } from './store/seller-proposals';

/**
 * Another person at the desk grants what was proposed for a seller, or sends it back. The seller is told of a change.
 *
 * Errors: `not-found`, `limits.own-proposal`, `conflict` (decided or withdrawn meanwhile), `limits.proposal-unfit` (more
 * is held and used by now, or the seller sells no more).
 */
export function decideSellerLimit(deps: Deps, actor: Actor, { proposalId, agreed, note }: DecideSellerLimitInput): Promise<Result<{ sellerLimitId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const proposal = actor.role === 'DESK' ? await findSellerProposal(tx, proposalId) : null;
    if (!proposal) return err({ code: 'not-found' });
    if (proposal.proposedById === actor.userId) return err({ code: 'limits.own-proposal' });
    const limit = await lockDeskSellerLimit(tx, proposal.sellerLimitId);
    const { sellerLimitId, amountMinor } = proposal;
    if (!(await closeSellerProposal(tx, proposalId, { to: agreed ? 'ACCEPTED' : 'RETURNED', decided: { by: actor.userId, note }, at }))) return err({ code: 'conflict' });
    const about = { actor, subject: { type: 'seller_limit', id: sellerLimitId }, ...(note && { reason: note }), at };
    const data = { proposalId, amountMinor, proposedBy: proposal.proposedById };
    if (!agreed) {
      await audit(tx, { ...about, action: 'seller-limit.returned', data });
      await notify(tx, {
        userId: proposal.proposedById, kind: 'limits.seller-returned', params: { seller: limit?.seller.businessName ?? '', name: actor.name, note },
        href: `/desk/sellers/${sellerLimitId}`, eventKey: `limits.seller-returned:${proposalId}`, at,
      });
      return ok({ sellerLimitId });
    }
    if (limit?.seller.status !== 'APPROVED' || Object.keys(sellerAmountProblems(limit, amountMinor)).length > 0) return err({ code: 'limits.proposal-unfit' });
    await writeSellerGrant(tx, sellerLimitId, { approvedMinor: amountMinor, at });
    await audit(tx, { ...about, action: 'seller-limit.changed', data: { ...data, before: limit.approvedMinor } });
    await notifySeller(tx, limit.seller.id, 'limits', {
      kind: amountMinor > limit.approvedMinor ? 'limits.seller-raised' : 'limits.seller-lowered',
      params: { amountMinor: String(amountMinor), beforeMinor: String(limit.approvedMinor) }, href: '/seller/limits', eventKey: `limits.seller-changed:${proposalId}`, at,
    });
    return ok({ sellerLimitId });
  });
}
