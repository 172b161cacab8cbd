import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { TakeBackApprovalInput } from './model/desk-limits';
import { revokeApproval } from './revoke-approval';
import { findDeskApproval } from './store/approvals';

/**
 * A person at the desk takes back what the desk approved, before it is used; an open order form says so at once and
 * cannot be signed. The purchaser reads the reason.
 *
 * Errors: `not-found` (not the desk's, or one's own), `limits.used-already`, `conflict` (ended meanwhile).
 */
export function takeBackApproval(deps: Deps, actor: Actor, { approvalId, reason }: TakeBackApprovalInput): Promise<Result<{ approvalId: string }>> {
  return write(deps, async (tx) => {
    const approval = actor.role === 'DESK' ? await findDeskApproval(tx, approvalId) : null;
    if (!approval || approval.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (approval.status !== 'LIVE') return err({ code: 'conflict' });
    if (approval.usedMinor > 0n) return err({ code: 'limits.used-already' });
    const { institutionId, externalId, version } = approval;
    const revoked = await revokeApproval({ ...deps, tx }, actor, { institutionId, externalId, version: version + 1, reason });
    if (!revoked.ok) return revoked;
    return revoked.value.outcome === 'APPLIED' ? ok({ approvalId }) : err({ code: 'conflict' });
  });
}
