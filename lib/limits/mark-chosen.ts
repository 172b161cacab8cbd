import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { isWaiting } from './model/usable';
import { queueDecline } from './queue-decline';
import { endApproval, findApproval } from './store/approvals';
import { moveAsk } from './store/asks';
import { lockRequest, moveRequest, readRequest, type AskOfRequest } from './store/requests';

export interface MarkChosen {
  approvalId: string;
  actor: Actor;
  at: Temporal.Instant;
}

/**
 * The purchaser takes an approval: its request is CHOSEN, every other answer of it is lost, with its reason kept, and
 * the losing approvals are declined at their financiers. In the transaction that opens the order form; choosing the
 * same approval again (a form opened anew) changes nothing.
 *
 * Errors: `not-found`, `limits.approval-ended` (over, or lost to another choice), `limits.request-closed`.
 */
export async function markChosen(tx: Tx, { approvalId, actor, at }: MarkChosen): Promise<Result<void>> {
  const approval = await findApproval(tx, approvalId);
  if (!approval || approval.purchaserId !== actor.userId) return err({ code: 'not-found' });
  const requestId = approval.ask.limitRequestId;
  await lockRequest(tx, requestId);
  const request = await readRequest(tx, requestId);
  const chosen = request.asks.find((ask) => ask.approval?.id === approvalId);
  if (chosen?.approval?.status !== 'LIVE') return err({ code: 'limits.approval-ended' });
  if (request.state === 'CHOSEN') return ok(undefined);
  if (chosen.state !== 'APPROVED' || !(await moveRequest(tx, requestId, 'CHOSEN', at))) return err({ code: 'limits.request-closed' });
  for (const ask of request.asks) if (ask !== chosen) await lose(tx, ask, at);
  await audit(tx, {
    actor, action: 'limit.chosen', subject: { type: 'limit_request', id: requestId }, data: { approvalId, askId: chosen.id, lender: chosen.institution.code }, at,
  });
  return ok(undefined);
}

/** Declines and failures stay as they were answered; what could still have been taken is lost. */
async function lose(tx: Tx, ask: AskOfRequest, at: Temporal.Instant): Promise<void> {
  if (!isWaiting(ask) && ask.state !== 'APPROVED' && ask.state !== 'COUNTER_OFFER') return;
  await moveAsk(tx, ask.id, { to: 'LOST' });
  if (ask.approval && await endApproval(tx, ask.approval.id, 'DECLINED', at, 'other-chosen')) {
    await queueDecline(tx, { approvalId: ask.approval.id, outside: ask.institution.kind === 'HTTP' });
  }
}
