import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import type { RecordRefundInput } from './model/inputs';
import { settlePart } from './settle-refund';
import { findPartByHand } from './store/refunds';
import { findSubject } from './store/subjects';
import { lockWithdrawal } from './store/withdrawals';

/** A person at the desk has given back what no gateway can. Errors: `not-found`, `rights.moved-on` (not due, done, or all of it is a gateway's). */
export async function recordRefund(deps: Deps, actor: Actor, { withdrawalId }: RecordRefundInput): Promise<Result<{ withdrawalId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const withdrawal = await lockWithdrawal(tx, withdrawalId);
    const subject = withdrawal && await findSubject(tx, withdrawal.contractId);
    if (!withdrawal || !subject) return err({ code: 'not-found' });
    const part = await findPartByHand(tx, withdrawalId);
    const settled = part && await settlePart(tx, { withdrawal, part, subject, by: null, actor, at: deps.clock.now() });
    return settled ? ok({ withdrawalId }) : err({ code: 'rights.moved-on' });
  });
}
