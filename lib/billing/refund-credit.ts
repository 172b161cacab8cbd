import type { Temporal } from 'temporal-polyfill';
import { type Actor, SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import { notify } from '@/lib/notifications/notify';
import { gatewayOf } from '@/lib/payments/gateways';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { creditPaidLines } from './books';
import type { CreditRefundInput } from './model/collection';
import { findCreditRefund, markCreditPaid } from './store/credit-refunds';

type Refund = NonNullable<Awaited<ReturnType<typeof findCreditRefund>>>;

/** The job `refund-credit`: what was left of a credit is given back by the way that money came, under its own id, once or again. */
export async function refundCredit(deps: Deps, { refundId }: CreditRefundInput): Promise<void> {
  const refund = await findCreditRefund(deps.db, refundId);
  const gateway = refund?.attempt && gatewayOf(deps.env, refund.attempt.method.gateway);
  if (!refund?.attempt?.reference || !gateway || refund.state !== 'OWED') return;
  const { attempt: { reference: charge }, currency, amountMinor } = refund;
  const outcome = await gateway.refund({ key: refundId, charge, currency, amountMinor });
  // Unknown: the sweep has it asked again.
  if (outcome.state !== 'PAID') return;
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await markCreditPaid(tx, refundId, { reference: outcome.reference }, at)) await settle(tx, refund, { gateway: gateway.name, actor: SYSTEM, at });
    return ok(null);
  });
}

/** A person at the desk has given it back. Errors: `not-found`, `billing.refund-done`. */
export async function recordCreditRefund(deps: Deps, actor: Actor, { refundId }: CreditRefundInput): Promise<Result<{ refundId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const refund = await findCreditRefund(tx, refundId);
    if (!refund || refund.attemptId !== null) return err({ code: 'not-found' });
    if (!await markCreditPaid(tx, refundId, { paidById: actor.userId }, at)) return err({ code: 'billing.refund-done' });
    await settle(tx, refund, { gateway: null, actor, at });
    return ok({ refundId });
  });
}

async function settle(tx: Tx, { id, currency, amountMinor, credit: { lease } }: Refund, { gateway, actor, at }: { gateway: string | null; actor: Actor; at: Temporal.Instant }): Promise<void> {
  const { id: leaseId, number, purchaserId, timeZone } = lease;
  await postEntry(tx, {
    sourceType: 'credit-refund', sourceId: id, kind: 'paid', currency, occurredOn: plainDateIn(at, timeZone), lines: creditPaidLines(gateway, { purchaserId, leaseId, amountMinor }),
  }, at);
  await audit(tx, { actor, action: 'lease.credit-refunded', subject: { type: 'lease', id: leaseId }, data: { refundId: id, amountMinor }, at });
  await notify(tx, {
    userId: purchaserId, kind: 'billing.credit-refunded', params: { number, currency, amountMinor: String(amountMinor) }, href: `/leases/${leaseId}`, eventKey: `billing.credit-refunded:${id}`, at, mail: true,
  });
}
