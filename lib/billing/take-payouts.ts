import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import type { Payout, PayoutLine } from '@/lib/payments/gateway';
import { gatewayOf } from '@/lib/payments/gateways';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { oneOfMany } from '@/lib/platform/one-of-many';
import { paidOutLines } from './books';
import { failRefund } from './fail-refund';
import { findFailedTold, findUnasked, insertPayout, lastPaidOn } from './store/payouts';

/** A payout may be told late; from the first day there is none before. */
const LOOK_BACK_DAYS = 14;
const FIRST_DAYS = 400;
const ASK_HOURS = 6;

/**
 * The job `take-payouts`: what a gateway has paid out is on our account, and no longer on its way. Each payout once, each
 * charge in one. What it took back of a refund says that the refund failed, whether or not it has called back.
 */
export async function takePayouts(deps: Deps, { gateway: name }: { gateway: string }): Promise<void> {
  const gateway = gatewayOf(deps.env, name);
  if (!gateway) return;
  const last = await lastPaidOn(deps.db, name);
  const payouts = await gateway.listPayouts(last === null ? addDays(plainDateIn(deps.clock.now()), -FIRST_DAYS) : addDays(last, -LOOK_BACK_DAYS));
  faultPoint('take-payouts:answered');
  for (const payout of payouts) await takeIn(deps, name, payout);
  for (const { key, reference } of await findFailedTold(deps.db, name)) {
    await oneOfMany(deps, 'failed refund not taken back', { gateway: name, reference }, async () => ok(await failRefund(deps, { gateway: name, key, reference })));
  }
}

async function takeIn(deps: Deps, gateway: string, payout: Payout): Promise<void> {
  // Of which it says nothing, there is nothing to take in.
  if (payout.lines.length === 0) return;
  const sum = (of: PayoutLine['kind']) => payout.lines.filter(({ kind }) => kind === of).reduce((total, { amountMinor }) => total + amountMinor, 0n);
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (!await insertPayout(tx, gateway, payout, at)) return ok(null);
    await postEntry(tx, {
      sourceType: 'gateway-payout', sourceId: `${gateway}:${payout.id}`, kind: 'paid-out', currency: payout.currency, occurredOn: payout.paidOn,
      lines: paidOutLines(gateway, { takenMinor: sum('CHARGE'), refundedMinor: sum('REFUND'), feeMinor: sum('FEE') }),
    }, at);
    faultPoint('take-payouts:written');
    return ok(null);
  });
}

/** Sweep: gateways are asked a few times a day, whether or not they call back. */
export async function watchPayouts(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  await write(deps, async (tx) => {
    for (const gateway of await findUnasked(tx, at.subtract({ hours: ASK_HOURS }), at)) await addJob(tx, 'take-payouts', { gateway }, { key: `take-payouts:${gateway}`, maxAttempts: 5 });
    return ok(null);
  });
}
