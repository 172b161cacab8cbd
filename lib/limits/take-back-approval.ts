import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { TakeBackApprovalInput } from './model/desk-limits';
import { revokeApproval } from './revoke-approval';
import { revokePreApproval } from './revoke-pre-approval';
import { findDeskApproval } from './store/approvals';
import { findLivePreApproval } from './store/pre-approvals';

/**
 * A person at the desk takes back what the desk approved, before it is used; an open order form says so at once and
 * cannot be signed. The purchaser reads the reason. A limit for the whole mall rests on the same facts and ends with it,
 * and for some weeks nothing is approved for this purchaser without a person.
 *
 * Errors: `not-found` (not the desk's, or one's own), `limits.used-already`, `conflict` (ended meanwhile).
 */
export function takeBackApproval(deps: Deps, actor: Actor, { approvalId, reason }: TakeBackApprovalInput): Promise<Result<{ approvalId: string }>> {
  return write(deps, async (tx) => {
    const approval = actor.role === 'DESK' ? await findDeskApproval(tx, approvalId) : null;
    if (!approval || approval.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (approval.status !== 'LIVE') return err({ code: 'conflict' });
    if (approval.usedMinor > 0n) return err({ code: 'limits.used-already' });
    const { institutionId, externalId, version, purchaserId } = approval;
    const revoked = await revokeApproval({ ...deps, tx }, actor, { institutionId, externalId, version: version + 1, reason });
    if (!revoked.ok) return revoked;
    if (revoked.value.outcome !== 'APPLIED') return err({ code: 'conflict' });
    const mall = await findLivePreApproval(tx, purchaserId);
    if (mall) await revokePreApproval({ ...deps, tx }, actor, { preApprovalId: mall.id, reason });
    return ok({ approvalId });
  });
}
