import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { holdUntil } from './model/hold-until';
import { queueDecline } from './queue-decline';
import { releaseBefore } from './release-approval';
import { endApproval } from './store/approvals';
import { findHold, stillHolds } from './store/holds';

/**
 * Tells an outside financier of a hold that already stands here. When it says that the approval does not carry it, the
 * approval ends, so that nobody signs in vain. Throws while the outcome is unknown.
 */
export async function holdApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (!hold?.outside || hold.state !== 'HELD') return;
  await releaseBefore(deps, hold);
  const answered = await new HttpInstitution(deps, hold.institutionId).hold(hold, holdUntil(hold), (tx) => stillHolds(tx, hold));
  if (answered.kind === 'unknown') throw new Error(`hold of ${orderId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'answer') return;
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const reason = `hold-refused: ${answered.type}`;
    if (await endApproval(tx, hold.approvalId, 'REVOKED', at, reason)) {
      await audit(tx, { actor: SYSTEM, action: 'approval.revoked', subject: { type: 'approval', id: hold.approvalId }, reason, data: { orderId }, at });
      await queueDecline(tx, { approvalId: hold.approvalId, outside: true });
    }
    return ok(undefined);
  });
}
