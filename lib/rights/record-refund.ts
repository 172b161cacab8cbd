import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import type { RecordRefundInput } from './model/inputs';
import { settlePart } from './settle-refund';
import { findPartsByHand } from './store/refunds';
import { findSubject } from './store/subjects';
import { lockWithdrawal } from './store/withdrawals';

/** A person at the desk has given back what no gateway can, and says how it was sent. Errors: `not-found`, `rights.moved-on` (not due, done, or all of it is a gateway's). */
export async function recordRefund(deps: Deps, actor: Actor, { withdrawalId, how }: RecordRefundInput): Promise<Result<{ withdrawalId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const withdrawal = await lockWithdrawal(tx, withdrawalId);
    const subject = withdrawal && await findSubject(tx, withdrawal.contractId);
    if (!withdrawal || !subject) return err({ code: 'not-found' });
    const at = deps.clock.now();
    let settled = 0;
    for (const part of await findPartsByHand(tx, withdrawalId)) if (await settlePart(tx, { withdrawal, part, subject, by: { how }, actor, at })) settled += 1;
    return settled > 0 ? ok({ withdrawalId }) : err({ code: 'rights.moved-on' });
  });
}
