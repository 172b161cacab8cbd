import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { gatewayOf } from '@/lib/payments/gateways';
import { type Deps, write } from '@/lib/platform/db';
import type { RefundInput } from './model/collection';
import { creditToHand, settleCredit } from './settle-refund';
import { findCreditRefund } from './store/credit-refunds';

/** The job `refund-credit`: what was left of a credit is given back by the way that money came, under its own id, once or again; what the gateway cannot give back for good goes to the desk. */
export async function refundCredit(deps: Deps, { refundId }: RefundInput): Promise<void> {
  const refund = await findCreditRefund(deps.db, refundId);
  const gateway = refund?.attempt && gatewayOf(deps.env, refund.attempt.method.gateway);
  if (!refund?.attempt?.reference || !gateway || refund.state !== 'OWED') return;
  const { attempt: { reference: charge }, currency, amountMinor } = refund;
  const outcome = await gateway.refund({ key: refundId, charge, currency, amountMinor });
  // Unknown: the sweep has it asked again.
  if (outcome.state === 'UNKNOWN') return;
  await write(deps, async (tx) => {
    const of = { actor: SYSTEM, at: deps.clock.now() };
    if (outcome.state === 'FAILED') await creditToHand(tx, refund, of);
    else await settleCredit(tx, refund, { ...of, by: { gateway: gateway.name, reference: outcome.reference } });
    return ok(null);
  });
}
