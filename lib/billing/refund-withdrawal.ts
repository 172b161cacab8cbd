import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { gatewayOf } from '@/lib/payments/gateways';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { settlePart } from '@/lib/rights/settle-refund';
import { findPart } from '@/lib/rights/store/refunds';
import { findSubject } from '@/lib/rights/store/subjects';
import { lockWithdrawal } from '@/lib/rights/store/withdrawals';
import type { RefundInput } from './model/collection';
import { partByHand } from './settle-refund';

/** The job `refund-withdrawal`: a part of what a withdrawal gives back, by the way that its money came. Under its own id, once or again; what the gateway cannot give back for good goes to the desk. */
export async function refundWithdrawal(deps: Deps, { refundId }: RefundInput): Promise<void> {
  const part = await findPart(deps.db, refundId);
  const gateway = part?.attempt && gatewayOf(deps.env, part.attempt.method.gateway);
  if (!part?.attempt?.reference || !gateway || part.state !== 'OWED') return;
  const { attempt: { reference: charge }, currency, amountMinor } = part;
  const outcome = await gateway.refund({ key: refundId, charge, currency, amountMinor });
  faultPoint('refund-withdrawal:answered');
  // Unknown: the sweep has it asked again.
  if (outcome.state === 'UNKNOWN') return;
  await write(deps, async (tx) => {
    const [withdrawal, subject] = [await lockWithdrawal(tx, part.withdrawalId), await findSubject(tx, part.withdrawal.contractId)];
    if (!withdrawal || !subject) return ok(null);
    const of = { withdrawal, part, subject, actor: SYSTEM, at: deps.clock.now() };
    if (outcome.state === 'FAILED') await partByHand(tx, of);
    else await settlePart(tx, { ...of, by: { gateway: gateway.name, reference: outcome.reference } });
    faultPoint('refund-withdrawal:written');
    return ok(null);
  });
}
