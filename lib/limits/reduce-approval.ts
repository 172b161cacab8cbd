import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { lowerApproval } from './lower-approval';
import { reductionProblems, type ReduceApprovalInput } from './model/desk-limits';
import { findDeskApproval } from './store/approvals';

/**
 * A person at the desk lowers what the desk approved, before it is used. Where less is left than the plan needs it ends.
 * The purchaser reads the reason.
 *
 * Errors: `not-found` (not the desk's, or one's own), `limits.used-already`, `conflict` (ended meanwhile), `input`.
 */
export function reduceApproval(deps: Deps, actor: Actor, { approvalId, approvedMinor, monthlyCapMinor, reason }: ReduceApprovalInput): Promise<Result<{ ended: boolean }>> {
  return write(deps, async (tx) => {
    const approval = actor.role === 'DESK' ? await findDeskApproval(tx, approvalId) : null;
    if (!approval || approval.purchaserId === actor.userId) return err({ code: 'not-found' });
    if (approval.status !== 'LIVE') return err({ code: 'conflict' });
    if (approval.usedMinor > 0n) return err({ code: 'limits.used-already' });
    const fields = reductionProblems(approval, { approvedMinor, monthlyCapMinor });
    if (Object.keys(fields).length > 0) return err({ code: 'input', fields });
    const { institutionId, externalId, expiresAt } = approval;
    const lowered = await lowerApproval(tx, { actor, institutionId, externalId, approvedMinor, monthlyCapMinor, expiresAt, reason, at: deps.clock.now() });
    return lowered ? ok(lowered) : err({ code: 'conflict' });
  });
}
