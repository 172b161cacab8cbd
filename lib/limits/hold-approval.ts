import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { notify } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { holdUntil } from './model/hold-until';
import { queueDecline } from './queue-decline';
import { releaseBefore } from './release-approval';
import { endApproval } from './store/approvals';
import { declineLosers, undoChoice } from './store/choice';
import { findHold, stillHolds, type HoldRow } from './store/holds';
import { lockRequestOfApproval } from './store/requests';

/**
 * Tells an outside financier of a hold that already stands here. Its yes is what the other offers were kept for: they are
 * declined. When it says that the approval does not carry it, the approval ends, so that nobody signs in vain, and the
 * other offers can be chosen again. Throws while the outcome is unknown.
 */
export async function holdApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (!hold?.outside || hold.state !== 'HELD') return;
  await releaseBefore(deps, hold);
  const answered = await new HttpInstitution(deps, hold.institutionId).hold(hold, holdUntil(hold), (tx) => stillHolds(tx, hold));
  if (answered.kind === 'unknown') throw new Error(`hold of ${orderId} not known to have arrived: ${answered.reason}`);
  await write(deps, async (tx) => {
    const request = await lockRequestOfApproval(tx, hold.approvalId);
    const at = deps.clock.now();
    if (!request) return ok(undefined);
    if (answered.kind === 'answer') await declineLosers(tx, request.id, at);
    else await refused(tx, { hold, request, type: answered.type, at });
    return ok(undefined);
  });
}

interface Refused { hold: HoldRow; request: { id: string; number: string; purchaserId: string }; type: string; at: Temporal.Instant }

async function refused(tx: Tx, { hold: { orderId, approvalId }, request, type, at }: Refused): Promise<void> {
  const reason = `hold-refused: ${type}`;
  if (!(await endApproval(tx, approvalId, 'REVOKED', at, reason))) return;
  await audit(tx, { actor: SYSTEM, action: 'approval.revoked', subject: { type: 'approval', id: approvalId }, reason, data: { orderId }, at });
  await queueDecline(tx, { approvalId, outside: true });
  if (!(await undoChoice(tx, request.id, at))) return;
  await audit(tx, { actor: SYSTEM, action: 'limit.choice-undone', subject: { type: 'limit_request', id: request.id }, data: { approvalId }, at });
  await notify(tx, { userId: request.purchaserId, kind: 'limits.choice-undone', params: { number: request.number }, href: `/limits/${request.id}`, eventKey: `limits.choice-undone:${approvalId}`, at, mail: true });
}
