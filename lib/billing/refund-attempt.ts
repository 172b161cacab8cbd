import { plainDateIn } from '@/lib/kernel/calendar';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import { gatewayOf } from '@/lib/payments/gateways';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { refundedLines } from './books';
import { findRefund, markRefunded } from './store/refunds';
import { tellPayer } from './tell-payer';

/** The job `refund-attempt`: gives back, by the way that it came, what was taken for nothing. Under a key of its own, once or again. */
export async function refundAttempt(deps: Deps, { attemptId }: { attemptId: string }): Promise<void> {
  const refund = await findRefund(deps.db, attemptId);
  const { attempt, state, currency, amountMinor } = refund ?? {};
  const gateway = attempt && gatewayOf(deps.env, attempt.method.gateway);
  if (!attempt || !gateway || attempt.reference === null || state !== 'OWED' || currency === undefined || amountMinor === undefined) return;
  const outcome = await gateway.refund({ key: `${attemptId}:refund`, charge: attempt.reference, currency, amountMinor });
  faultPoint('refund-attempt:answered');
  // Unknown: the sweep has it asked again.
  if (outcome.state !== 'PAID') return;
  // Whose mandate it was: another may have taken the lease over since.
  const { purchaserId } = attempt.method;
  const lease = { ...attempt.invoice.lease, purchaserId };
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!await markRefunded(tx, attemptId, outcome.reference, at)) return ok(null);
    await postEntry(tx, {
      sourceType: 'attempt', sourceId: attemptId, kind: 'refunded', currency, occurredOn: plainDateIn(at, lease.timeZone),
      lines: refundedLines({ gateway: gateway.name, purchaserId, leaseId: lease.id, amountMinor }),
    }, at);
    await audit(tx, { actor: SYSTEM, action: 'invoice.refunded', subject: { type: 'lease', id: lease.id }, data: { attemptId, amountMinor }, at });
    await tellPayer(tx, { what: 'refunded', attemptId, lease, currency, amountMinor, at });
    faultPoint('refund-attempt:written');
    return ok(null);
  });
}
