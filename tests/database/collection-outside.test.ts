import { beforeEach, describe, expect, test } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { collectDue } from '@/lib/billing/collect-due';
import { takePayouts, watchPayouts } from '@/lib/billing/take-payouts';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { balanceOf } from '@/tests/support/endings';
import { valueOf } from '@/tests/support/catalogue';
import { attemptsOf, billed, collect, willing, withGateway, work } from '@/tests/support/collection';
import { told, type Road } from '@/tests/support/rights';
import type { ScriptedGateway } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });
beforeEach(() => { willing(gateway); });


describe('a callback', () => {
  test('comes twice, late and out of order, and is applied once', async () => {
    const walk = await billed(road, gateway);
    gateway.next('processing');
    await collect(gateway);
    const [attempt] = await attemptsOf(road, walk.leaseId);
    const key = attempt?.id ?? '';
    const early = gateway.chargeEvent(key);
    gateway.decide(key, 'succeeded');
    const late = gateway.chargeEvent(key);
    const again = gateway.chargeEvent(key);
    const sent = await Promise.all([late, early, again, late, late, early].map((event) => receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', ...event })));
    expect(sent.every((each) => each.ok)).toBe(true);
    expect(sent.filter((each) => each.ok && !each.value.repeated)).toHaveLength(3);
    await work(gateway);
    expect((await attemptsOf(road, walk.leaseId)).map(({ state }) => state)).toEqual(['SUCCEEDED']);
    expect(await told(road, 'payments.paid', walk.purchaser.userId)).toBe(1);
    expect(await balanceOf(road, walk.leaseId, 'cash-in-transit')).toBe(548_000n);
  });

  test('with another signature, other bytes or of another gateway is refused, and writes nothing', async () => {
    const before = await road.db.gatewayEvent.count();
    const { headers, raw } = gateway.event('charge.succeeded', { id: 'ch_x', key: 'at_x', status: 'succeeded' });
    const wrong = gateway.event('charge.succeeded', { id: 'ch_x', key: 'at_x', status: 'succeeded' }, { secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` });
    const said = await Promise.all([
      receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', headers: wrong.headers, raw: wrong.raw }),
      receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', headers, raw: Buffer.concat([raw, Buffer.from(' ')]) }),
      receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', headers: new Headers(), raw }),
      receiveGatewayEvent(gateway.deps, { gateway: 'stripe', headers, raw }),
      receiveGatewayEvent(gateway.deps, { gateway: 'none', headers, raw }),
    ]);
    expect(said.map((each) => (each.ok ? 'taken' : each.error))).toEqual(['signature', 'signature', 'signature', 'unknown', 'unknown']);
    expect(await road.db.gatewayEvent.count()).toBe(before);
  });

  test('about nothing of ours is kept and ignored', async () => {
    const event = gateway.event('charge.succeeded', { id: 'ch_9', key: 'at_nobody', status: 'succeeded' });
    valueOf(await receiveGatewayEvent(gateway.deps, { gateway: 'sandbox', ...event }) as never);
    await work(gateway);
    expect((await road.db.gatewayEvent.findUniqueOrThrow({ where: { gateway_eventId: { gateway: 'sandbox', eventId: event.id } } })).outcome).toBe('IGNORED');
  });
});

describe('money for what nobody owes any more', () => {
  test('is the purchaser’s, and is given back once, whatever becomes of the answer', async () => {
    const walk = await billed(road, gateway);
    gateway.next('lost');
    await collect(gateway);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    gateway.refundStanding = 'lost';
    road.clock.advance({ minutes: 2 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    const [attempt] = await attemptsOf(road, walk.leaseId);
    expect(attempt?.state).toBe('SUCCEEDED');
    expect([await balanceOf(road, walk.leaseId, 'deposits'), await balanceOf(road, walk.leaseId, 'cash-in-transit')]).toEqual([-548_000n, 548_000n]);
    gateway.refundStanding = 'paid';
    road.clock.advance({ minutes: 11 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    expect([await balanceOf(road, walk.leaseId, 'deposits'), await balanceOf(road, walk.leaseId, 'cash-in-transit')]).toEqual([0n, 0n]);
    expect(gateway.charge(attempt?.id ?? '').refunds).toHaveLength(1);
    expect(await told(road, 'payments.refunded', walk.purchaser.userId)).toBe(1);
  });

  test('is not even asked for where the invoice is closed before', async () => {
    const walk = await billed(road, gateway);
    await collectDue(gateway.deps);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    await work(gateway);
    const [attempt] = await attemptsOf(road, walk.leaseId);
    expect(attempt?.state).toBe('CANCELLED');
    expect(gateway.charges.has(attempt?.id ?? '')).toBe(false);
  });
});

test('what a gateway pays out is on our account, each charge once', async () => {
  const walk = await billed(road, gateway);
  await collect(gateway);
  gateway.payOut();
  await Promise.all([takePayouts(gateway.deps, { gateway: 'sandbox' }), takePayouts(gateway.deps, { gateway: 'sandbox' })]);
  road.clock.advance({ hours: 7 });
  await watchPayouts(gateway.deps);
  await work(gateway);
  const charge = gateway.taken().find(({ key }) => key.startsWith('at_') && gateway.charge(key).paidOut);
  expect(await road.db.gatewayPayoutLine.count({ where: { reference: charge?.id ?? '' } })).toBe(1);
  const lines = await road.db.journalLine.findMany({ where: { accountCode: 'cash-in-transit' } });
  expect(lines.reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n), 'nothing is on its way').toBe(0n);
  expect(walk.leaseId).toBeTruthy();
});

test('a payout in which what was taken was given back too is taken in, and those after it', async () => {
  const walk = await billed(road, gateway);
  gateway.next('lost');
  await collect(gateway);
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  road.clock.advance({ minutes: 2 });
  await askOpenAttempts(gateway.deps);
  await work(gateway);
  gateway.payOut();
  expect(gateway.payouts.at(-1)?.lines.map(({ kind, amount }) => [kind, amount])).toEqual([['CHARGE', '548000'], ['REFUND', '-548000']]);
  await billed(road, gateway);
  await collect(gateway);
  gateway.payOut();
  await takePayouts(gateway.deps, { gateway: 'sandbox' });
  expect(await road.db.gatewayPayout.count({ where: { payoutId: { in: gateway.payouts.slice(-2).map(({ id }) => id) } } })).toBe(2);
  const lines = await road.db.journalLine.findMany({ where: { accountCode: 'cash-in-transit' } });
  expect(lines.reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n), 'nothing is on its way').toBe(0n);
});
