import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { failAsk } from './fail-ask';
import { MALL_REASONS } from './model/reasons';
import { queueDecline } from './queue-decline';
import { endApproval, findUntaken } from './store/approvals';
import { findAsksToLeave, findStatus } from './store/asks';

/**
 * An institution was paused or removed: what it was not yet asked it is not asked any more, and their purchasers go on
 * with the others' answers. Of a removed one nothing is waited for, and approvals that nobody took up end; what an order
 * holds or has used stands. Run again it does what is left.
 */
export async function leaveInstitution(deps: Deps, { institutionId }: { institutionId: string }): Promise<void> {
  const status = await findStatus(deps.db, institutionId);
  if (!status || status === 'ACTIVE') return;
  for (const askId of await findAsksToLeave(deps.db, institutionId, status === 'REMOVED')) {
    await failAsk(deps, SYSTEM, { askId, reason: MALL_REASONS.NOT_ASKED });
  }
  if (status !== 'REMOVED') return;
  for (const id of await findUntaken(deps.db, institutionId)) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      if (!(await endApproval(tx, id, 'DECLINED', at, 'institution-removed'))) return ok(undefined);
      await queueDecline(tx, { approvalId: id, outside: true });
      await audit(tx, { actor: SYSTEM, action: 'approval.declined', subject: { type: 'approval', id }, reason: 'institution-removed', at });
      return ok(undefined);
    });
  }
}
