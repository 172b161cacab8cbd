import type { Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { findApproval } from './store/approvals';

/** Tells an outside financier that its approval will not be taken, or ended here on our own account. Throws while the outcome is unknown. */
export async function declineApproval(deps: Deps, { approvalId }: { approvalId: string }): Promise<void> {
  const approval = await findApproval(deps.db, approvalId);
  if (approval?.institution.kind !== 'HTTP' || approval.status === 'LIVE') return;
  const answered = await new HttpInstitution(deps, approval.institutionId).decline(approval.externalId);
  if (answered.kind === 'unknown') throw new Error(`decline of ${approvalId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'refused') deps.log.warn('decline refused', { approvalId, type: answered.type });
}
