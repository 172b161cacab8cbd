import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import type { RefundByHandInput } from './model/collection';
import { settleCredit, settleStray } from './settle-refund';
import { findCreditRefund } from './store/credit-refunds';
import { findRefund } from './store/refunds';

/**
 * A person at the desk has sent what no gateway gives back: what was left of a credit, or what an attempt took for nothing
 * (named by the attempt), and says how. Errors: `not-found` (a gateway's to give back, too), `billing.refund-done`.
 */
export async function recordRefundByHand(deps: Deps, actor: Actor, { refundId, how }: RefundByHandInput): Promise<Result<{ refundId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const of = { by: { how }, actor, at: deps.clock.now() };
    const [credit, stray] = [await findCreditRefund(tx, refundId), await findRefund(tx, refundId)];
    const refund = credit ?? stray;
    if (!refund || refund.state === 'OWED' || refund.reference !== null) return err({ code: 'not-found' });
    const settled = (credit && await settleCredit(tx, credit, of)) ?? (stray && await settleStray(tx, stray, of));
    return settled ? ok({ refundId }) : err({ code: 'billing.refund-done' });
  });
}
