import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { settlePart } from '@/lib/rights/settle-refund';
import { findPart, type OwedPart } from '@/lib/rights/store/refunds';
import { findSubject } from '@/lib/rights/store/subjects';
import { lockWithdrawal } from '@/lib/rights/store/withdrawals';
import type { CameBackInput } from './model/collection';
import { settleCredit, settleStray } from './settle-refund';
import { findCreditRefund } from './store/credit-refunds';
import { findRefund } from './store/refunds';

/**
 * A gateway refused a refund because its money has gone back already: given back there, or taken back by the bank of who
 * paid. Nothing is sent; what it holds for us is less by it, as if it had given it back when it was asked. Whoever says so
 * says what shows it. Of what was left of a credit, of what an attempt took for nothing (named by the attempt), or of a
 * part of what a withdrawal gives back. Errors: `not-found` (no gateway was asked for it, or it may still give it back), `billing.refund-done`.
 */
export async function recordCameBack(deps: Deps, actor: Actor, { refundId, evidence }: CameBackInput): Promise<Result<{ refundId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const [credit, stray, part] = [await findCreditRefund(tx, refundId), await findRefund(tx, refundId), await findPart(tx, refundId)];
    const refund = credit ?? stray ?? part;
    if (!refund?.attempt || refund.state === 'OWED' || refund.reference !== null) return err({ code: 'not-found' });
    const of = { by: { gateway: refund.attempt.method.gateway, evidence }, actor, at: deps.clock.now() };
    const settled = credit ? await settleCredit(tx, credit, of) : stray ? await settleStray(tx, stray, of) : part && await settleOf(tx, part, of);
    return settled ? ok({ refundId }) : err({ code: 'billing.refund-done' });
  });
}

async function settleOf(tx: Tx, part: OwedPart, of: Pick<Parameters<typeof settlePart>[1], 'by' | 'actor' | 'at'>): Promise<boolean> {
  const [withdrawal, subject] = [await lockWithdrawal(tx, part.withdrawalId), await findSubject(tx, part.withdrawal.contractId)];
  return withdrawal !== null && subject !== null && settlePart(tx, { withdrawal, part, subject, ...of });
}
