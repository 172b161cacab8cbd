import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Tx } from '@/lib/platform/db';
import { chooseApproval } from './store/choice';
import { lockRequestOfApproval } from './store/requests';

export interface MarkChosen {
  approvalId: string;
  actor: Actor;
  at: Temporal.Instant;
}

/**
 * The purchaser takes an approval: its request is CHOSEN, every other answer of it is lost, with its reason kept, and
 * the losing approvals are declined at their financiers (see `holdApproval` for when). In the transaction that opens the
 * order form; choosing the same approval again (a form opened anew) changes nothing.
 *
 * Errors: `not-found`, `limits.approval-ended` (over, or lost to another choice), `limits.request-closed`.
 */
export async function markChosen(tx: Tx, { approvalId, actor, at }: MarkChosen): Promise<Result<void>> {
  if ((await lockRequestOfApproval(tx, approvalId))?.purchaserId !== actor.userId) return err({ code: 'not-found' });
  // A statement of its own: it sees what was answered while we waited for the lock.
  const { moved, state, askState, status } = await chooseApproval(tx, { approvalId, actor, at });
  if (moved) return ok(undefined);
  if (status !== 'LIVE' || askState === 'LOST') return err({ code: 'limits.approval-ended' });
  return state === 'CHOSEN' ? ok(undefined) : err({ code: 'limits.request-closed' });
}
