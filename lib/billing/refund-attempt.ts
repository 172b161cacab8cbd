import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { gatewayOf } from '@/lib/payments/gateways';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { settleStray, strayToHand } from './settle-refund';
import { findRefund, keyOfStray } from './store/refunds';

/** The job `refund-attempt`: gives back, by the way that it came, what was taken for nothing. Under a key of its own, once or again; what the gateway cannot give back for good goes to the desk. */
export async function refundAttempt(deps: Deps, { attemptId }: { attemptId: string }): Promise<void> {
  const refund = await findRefund(deps.db, attemptId);
  const gateway = refund && gatewayOf(deps.env, refund.attempt.method.gateway);
  if (!gateway || refund.attempt.reference === null || refund.state !== 'OWED') return;
  const { attempt: { reference: charge }, currency, amountMinor } = refund;
  const outcome = await gateway.refund({ key: keyOfStray(attemptId), charge, currency, amountMinor });
  faultPoint('refund-attempt:answered');
  // Unknown: the sweep has it asked again.
  if (outcome.state === 'UNKNOWN') return;
  await write(deps, async (tx) => {
    const of = { actor: SYSTEM, at: deps.clock.now() };
    if (outcome.state === 'FAILED') await strayToHand(tx, refund, of);
    else await settleStray(tx, refund, { ...of, by: { gateway: gateway.name, reference: outcome.reference } });
    faultPoint('refund-attempt:written');
    return ok(null);
  });
}
