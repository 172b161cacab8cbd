import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { isBusinessDay } from '@/lib/kernel/korean-holidays';
import { ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { newId } from '@/lib/platform/id';
import { queueCallback } from './store/callbacks';
import { findPayable, lockPayable, markPaid } from './store/settlements';

/** Sweep: the lenders that we play pay the sellers whose days have come; on a day of rest no bank pays. One that fails is left for the next minute. */
export async function paySellers(deps: Deps): Promise<void> {
  const today = plainDateIn(deps.clock.now());
  if (!isBusinessDay(today)) return;
  for (let after = ''; ;) {
    const found = await findPayable(deps.db, today, after);
    for (const { contractId } of found) {
      await paySeller(deps, contractId).catch((error: unknown) => deps.log.error('seller not paid by the lender that we play', { contractId, error }));
    }
    const last = found.at(-1);
    if (!last) return;
    after = last.contractId;
  }
}

/**
 * A lender that we play pays the seller of a contract what it finances, and tells the mall. Whatever is told of the contract
 * later changes nothing about what was paid: that is between lender and mall, outside version 1 of the protocol. Again: nothing.
 */
export function paySeller(deps: Deps, contractId: string): Promise<Result<{ paid: boolean }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const due = await lockPayable(tx, contractId, plainDateIn(at));
    if (!due) return ok({ paid: false });
    const { party, answer, currency, amountMinor } = due;
    const [callbackId, version] = [newId('ev'), answer.version + 1];
    const paid = { amount: amountMinor.toString(), currency, version };
    const body = JSON.stringify({ type: 'settlement.paid', timestamp: at.toString(), data: { contractId, ...paid, paidAt: at.toString() } });
    await queueCallback(tx, party, { id: callbackId, body }, at);
    await markPaid(tx, contractId, { version, callbackId }, at);
    await audit(tx, { actor: SYSTEM, action: 'tenant-contract.paid', subject: { type: 'tenant-contract', id: contractId }, data: paid, at });
    faultPoint('desk-server:seller-paid');
    return ok({ paid: true });
  });
}
