import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { recordCameBack } from '@/lib/billing/record-came-back';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { billOfLease } from '@/lib/billing/store/run';
import { takePayouts } from '@/lib/billing/take-payouts';
import { refundsByHand } from '@/lib/billing/views/refunds-by-hand';
import { plainDateIn } from '@/lib/kernel/calendar';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import type * as Gateways from '@/lib/payments/gateways';
import { receiveGatewayEvent } from '@/lib/payments/receive-gateway-event';
import { stripeGateway } from '@/lib/payments/stripe-gateway';
import type { Deps } from '@/lib/platform/db';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { recordRefund } from '@/lib/rights/record-refund';
import { deskRights } from '@/lib/rights/views/desk';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { TASKS } from '@/lib/worker/tasks';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { attemptsOf } from '@/tests/support/collection';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { forgetJobs, workOff } from '@/tests/support/jobs';
import { aLease, HOW, openRoad, told, type Road, type Walk } from '@/tests/support/rights';
import { StripeServer } from '@/tests/support/stripe-server';

const SECRET = 'whsec_of_the_tests';

/* The company's library talks to a server of the tests in place of the company's own. */
const stripe = vi.hoisted(() => ({ port: 0 }));
vi.mock('@/lib/payments/gateways', async (original) => {
  const real = await original<typeof Gateways>();
  const gatewayOf: typeof real.gatewayOf = (env, name) => (name === 'stripe'
    ? stripeGateway({ secretKey: 'sk_test_mall', webhookSecret: SECRET, accountUrl: 'https://dalmada.example/account/payment', deadlineMs: 2000, host: { host: '127.0.0.1', port: stripe.port, protocol: 'http' } }) : real.gatewayOf(env, name));
  return { ...real, gatewayOf };
});

let road: Road;
let server: StripeServer;
let deps: Deps;
beforeAll(async () => {
  [road, server] = [await openRoad(), await StripeServer.start()];
  stripe.port = server.port;
  deps = { ...road.deps, env: { ...road.deps.env, stripe: { secretKey: 'sk_test_mall', webhookSecret: SECRET } } };
});
afterAll(async () => {
  await server.close();
  await road.close();
});
beforeEach(() => { [server.refundStatus, server.refundError] = ['pending', null]; });

async function work(...names: string[]): Promise<void> {
  const [error] = await workOff(deps, ...(names.length > 0 ? names : Object.keys(TASKS)));
  if (error) throw error;
}

/** The gateway calls back about a refund that it had accepted. */
async function says(type: 'refund.failed' | 'refund.updated', reference: string): Promise<void> {
  const refund = server.refunds.find(({ id }) => id === reference);
  const payload = JSON.stringify({ id: `evt_${type}_${reference}`, object: 'event', type, data: { object: { ...refund, status: 'failed' } } });
  const headers = new Headers({ 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET, timestamp: Math.floor(Date.now() / 1000) }) });
  expect((await receiveGatewayEvent(deps, { gateway: 'stripe', headers, raw: Buffer.from(payload) })).ok).toBe(true);
  await work();
}

/** The first payment is asked for, and paid with a card at this gateway. */
async function pays(answer: 'succeed' | 'hang'): Promise<Walk & { invoiceId: string }> {
  const walk = await aLease(road);
  const at = road.clock.now();
  await road.db.$transaction((tx) => billOfLease(tx, walk.leaseId, { seqs: [0] }, { day: plainDateIn(at), tryOn: null, at }));
  await forgetJobs(road.db);
  const { methodId } = valueOf(await beginSetup(deps, walk.purchaser, {}));
  const token = `pm_${walk.leaseId.toLowerCase().replaceAll('_', '')}`;
  server.session = { status: 'complete', setup_intent: { object: 'setup_intent', payment_method: { id: token, type: 'card', card: { brand: 'visa', last4: '4242' } } } };
  expect(await finishSetup(deps, { methodId })).toBe('ACTIVE');
  await forgetJobs(road.db);
  const { id: invoiceId } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 0 } });
  server.next(answer);
  valueOf(await payInvoice(deps, walk.purchaser, { invoiceId, methodId }));
  await work();
  return { ...walk, invoiceId };
}

/** Taken for a bill that a withdrawal has closed, and accepted by the gateway to be given back. */
async function stray(): Promise<{ walk: Walk; attemptId: string; amountMinor: bigint }> {
  const walk = await pays('hang');
  valueOf(await withdrawContract(deps, walk.purchaser, { contractId: walk.contractId }));
  road.clock.advance({ minutes: 2 });
  await askOpenAttempts(deps);
  await work();
  const [attempt] = await attemptsOf(road, walk.leaseId);
  if (!attempt) throw new Error('nothing was tried');
  return { walk, attemptId: attempt.id, amountMinor: attempt.amountMinor };
}

const figures = (leaseId: string) => Promise.all((['deposits', 'refund-payable', 'cash-in-transit', 'cash'] as const).map((account) => balanceOf(road, leaseId, account)));

test('a refund that was accepted and fails later is the desk’s to send, its entry taken back, once', async () => {
  const { walk: { leaseId, purchaser }, attemptId, amountMinor } = await stray();
  const { reference } = await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } });
  expect(await figures(leaseId), 'as good as paid').toEqual([0n, 0n, 0n, 0n]);
  await says('refund.failed', reference ?? '');
  await says('refund.updated', reference ?? '');
  expect(await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ state: 'BY_HAND', paidAt: null, reference: null, failedReference: reference });
  expect(await figures(leaseId), 'the gateway holds it for us again').toEqual([0n, -amountMinor, amountMinor, 0n]);
  expect([await told(road, 'billing.refund-refused', road.deskPerson.userId), await told(road, 'billing.refund-by-transfer', purchaser.userId)]).toEqual([1, 1]);
  expect(await refundsByHand(road.db, road.deskPerson)).toMatchObject([{ id: attemptId, why: 'STRAY', refused: true }]);
  valueOf(await recordRefundByHand(deps, road.deskPerson, { refundId: attemptId, how: HOW }));
  await says('refund.failed', reference ?? '');
  expect(await figures(leaseId)).toEqual([0n, 0n, amountMinor, -amountMinor]);
  const at = new Date(road.clock.now().epochMilliseconds);
  await expect(road.db.attemptRefund.update({ where: { attemptId }, data: { state: 'BY_HAND', paidAt: null, paidById: null, failedReference: null } }), 'what a person sent stays sent').rejects.toThrow(/cannot change/);
  await expect(road.db.attemptRefund.update({ where: { attemptId }, data: { failedReference: 're_lie', paidAt: at } })).rejects.toThrow(/cannot change/);
});

type Hearing = 'payout' | 'look' | 'refund.failed' | 'refund.updated';

/** A day later the gateway sends out what it took, less what it gave back, with what failed of that, in one sum or the last by itself. */
async function paysOut(charge: { reference: string | null; amountMinor: bigint }, refund: string | null, apart = false): Promise<void> {
  road.clock.advance({ hours: 24 });
  const amount = Number(charge.amountMinor);
  const given = { object: 'refund', id: refund };
  const taken = [{ type: 'charge', amount, source: { object: 'charge', id: `ch_${charge.reference ?? ''}`, payment_intent: charge.reference } }, { type: 'refund', amount: -amount, source: given }];
  const failed = { type: 'refund_failure', amount, source: given };
  for (const lines of apart ? [taken, [failed]] : [[...taken, failed]]) {
    const payout = `po_${server.payouts.length + 1}`;
    server.payouts.unshift({ id: payout, object: 'payout', arrival_date: Math.floor(road.clock.now().epochMilliseconds / 1000), currency: 'krw', amount, automatic: true, reconciliation_status: 'completed' });
    server.transactions.push(...lines.map((line, index) => ({ id: `txn_${payout}_${index}`, fee: 0, payout, ...line })));
  }
  await takePayouts(deps, { gateway: 'stripe' });
}

const inTransit = async () =>
  (await road.db.journalLine.findMany({ where: { accountCode: 'cash-in-transit' } })).reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n);

test.each([
  ['the payout alone', false, ['payout']], ['the payout alone, looked at again', true, ['payout', 'look']],
  ['the payout before the callback', false, ['payout', 'refund.failed']], ['the payout after the callback', true, ['refund.updated', 'payout']], ['the callback, said twice', false, ['refund.failed', 'refund.updated']],
] as [string, boolean, Hearing[]][])('a refund that was accepted and fails later is the desk’s to send, once, by %s', async (_, apart, hears) => {
  const { walk: { leaseId, purchaser }, attemptId, amountMinor } = await stray();
  const [{ reference }, attempt] = [await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } }), await road.db.collectionAttempt.findUniqueOrThrow({ where: { id: attemptId } })];
  const [before, toldDesk] = [await inTransit(), await told(road, 'billing.refund-refused', road.deskPerson.userId)];
  const hear = async (by: Hearing): Promise<void> => {
    if (by === 'payout') await paysOut(attempt, reference, apart);
    else if (by === 'look') await takePayouts(deps, { gateway: 'stripe' });
    else await says(by, reference ?? '');
  };
  for (const by of hears) await hear(by);
  expect(await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ state: 'BY_HAND', paidAt: null, reference: null, failedReference: reference });
  expect(await figures(leaseId), 'the gateway had it for us again').toEqual([0n, -amountMinor, amountMinor, 0n]);
  if (hears.includes('payout')) expect(await inTransit(), 'and has sent it').toBe(before);
  expect([await told(road, 'billing.refund-refused', road.deskPerson.userId) - toldDesk, await told(road, 'billing.refund-by-transfer', purchaser.userId)]).toEqual([1, 1]);
  valueOf(await recordRefundByHand(deps, road.deskPerson, { refundId: attemptId, how: HOW }));
  for (const by of ['refund.failed', 'refund.updated', 'look'] as const) await hear(by);
  expect(await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ state: 'PAID', paidById: road.deskPerson.userId });
  expect(await figures(leaseId)).toEqual([0n, 0n, amountMinor, -amountMinor]);
  expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
});

test('a withdrawal whose refund fails later is open again, and over once the desk has sent it', async () => {
  const walk = await pays('succeed');
  const { withdrawalId } = valueOf(await withdrawContract(deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  await work();
  const part = () => road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } });
  const state = async () => (await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } })).state;
  const { reference, amountMinor } = await part();
  expect(await state()).toBe('REFUNDED');
  await says('refund.failed', reference ?? '');
  await says('refund.updated', reference ?? '');
  expect([await state(), await part()]).toMatchObject(['RETURNED', { state: 'BY_HAND', failedReference: reference }]);
  expect(await figures(walk.leaseId)).toEqual([0n, -amountMinor, amountMinor, 0n]);
  expect([await told(road, 'rights.refund-by-hand', road.deskPerson.userId), await told(road, 'billing.refund-by-transfer', walk.purchaser.userId)]).toEqual([1, 1]);
  valueOf(await recordRefund(deps, road.deskPerson, { withdrawalId, how: HOW }));
  expect([await state(), await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual(['REFUNDED', 2]);
  expect(await figures(walk.leaseId)).toEqual([0n, 0n, amountMinor, -amountMinor]);
  await expect(road.db.withdrawal.update({ where: { id: withdrawalId }, data: { state: 'RETURNED', refundedAt: null, refundedById: null } })).rejects.toThrow(/cannot change/);
});

test('a refund that fails while the desk looks at damaged goods is sent by the desk, and what it decides stays to be decided', async () => {
  const walk = await pays('succeed');
  const { withdrawalId } = valueOf(await withdrawContract(deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(deps, walk.seller, { withdrawalId, condition: 'EXCEPTED', ground: 'USED', note: '세탁해도 지워지지 않는 얼룩이 있습니다.' }));
  await work();
  const stands = async () => { const { state, refundedAt } = await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } }); return [state, refundedAt !== null]; };
  expect(await stands()).toEqual(['DISPUTED', true]);
  await says('refund.failed', (await road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } })).reference ?? '');
  expect(await stands()).toEqual(['DISPUTED', false]);
  expect((await deskRights(road.db, road.deskPerson)).cases.filter(({ kind, page }) => kind === 'REFUND' && page.endsWith(withdrawalId))).toHaveLength(1);
  valueOf(await recordRefund(deps, road.deskPerson, { withdrawalId, how: HOW }));
  expect(await stands()).toEqual(['DISPUTED', true]);
  expect(await told(road, 'rights.refunded-disputed', walk.purchaser.userId)).toBe(2);
  expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
});

test.each(['charge_already_refunded', 'charge_disputed'] as const)('what its gateway has given back before (%s) is not sent: the desk says by what it shows, once, and the books are as if it had been given back when it was asked', async (code) => {
  server.refundError = code;
  const { walk: { leaseId, purchaser, seller }, attemptId, amountMinor } = await stray();
  const evidence = { refundId: attemptId, evidence: '거래 내역 3월 3일 자 환불 re_9, 담당자 확인' };
  expect(await figures(leaseId)).toEqual([0n, -amountMinor, amountMinor, 0n]);
  for (const stranger of [purchaser, seller, road.admin]) expect(errorOf(await recordCameBack(deps, stranger, evidence))).toEqual({ code: 'not-found' });
  const both = await Promise.all([recordCameBack(deps, road.deskPerson, evidence), recordCameBack(deps, road.deskPerson, evidence)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(errorOf(await recordRefundByHand(deps, road.deskPerson, { refundId: attemptId, how: HOW })), 'nor sent as well').toEqual({ code: 'billing.refund-done' });
  expect(await figures(leaseId)).toEqual([0n, 0n, 0n, 0n]);
  expect(await told(road, 'payments.refunded', purchaser.userId)).toBe(1);
  expect(await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: leaseId, action: 'invoice.refunded' } })).toMatchObject({ actorId: road.deskPerson.userId, reason: evidence.evidence });
});

test('of a withdrawal too, and never of what no gateway was asked for', async () => {
  server.refundError = 'charge_already_refunded';
  const walk = await pays('succeed');
  const { withdrawalId } = valueOf(await withdrawContract(deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  const { id: refundId } = await road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } });
  const said = { refundId, evidence: '거래 내역 3월 3일 자 환불 re_9' };
  expect(errorOf(await recordCameBack(deps, road.deskPerson, said)), 'it is still the gateway’s to give back').toEqual({ code: 'not-found' });
  await work();
  valueOf(await recordCameBack(deps, road.deskPerson, said));
  expect((await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } })).state).toBe('REFUNDED');
  expect(await figures(walk.leaseId)).toEqual([0n, 0n, 0n, 0n]);
});

test('a withdrawal whose refund fails is open again by the payout that says so, although nobody called back', async () => {
  const walk = await pays('succeed');
  const { withdrawalId } = valueOf(await withdrawContract(deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  await work();
  const [{ reference }, [attempt]] = [await road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } }), await attemptsOf(road, walk.leaseId)];
  if (!attempt) throw new Error('nothing was tried');
  const before = await inTransit();
  await paysOut(attempt, reference);
  expect(await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } })).toMatchObject({ state: 'RETURNED', refundedAt: null });
  expect([await figures(walk.leaseId), await inTransit()]).toEqual([[0n, -attempt.amountMinor, attempt.amountMinor, 0n], before]);
  expect(await told(road, 'billing.refund-by-transfer', walk.purchaser.userId)).toBe(1);
  expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
});
