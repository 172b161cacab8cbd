import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { appProcess, endOf } from '../support/app-process';
import { valueOf } from '../support/catalogue';
import { addCard, work } from '../support/collection';
import { forgetJobs } from '../support/jobs';
import { aLease, openRoad, told, type Road } from '../support/rights';
import { ScriptedGateway } from '../support/scripted-gateway';

/* Processes that die as by kill -9, really, with a real gateway at the other end, whose own log says how often it took. */

let road: Road;
let gateway: ScriptedGateway;
beforeAll(async () => {
  road = await openRoad();
  gateway = await ScriptedGateway.start(road.deps);
});
afterAll(async () => {
  await gateway.close();
  await road.close();
});

/** A first payment that its purchaser pays now: the job is queued. */
async function paying() {
  const walk = await aLease(road);
  await road.work('bill-lease');
  await addCard(gateway, walk.purchaser);
  await forgetJobs(road.db);
  const { id: invoiceId } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
  const { attemptId } = valueOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId }));
  return { walk, invoiceId, attemptId };
}

const state = async (id: string) => (await road.db.collectionAttempt.findUniqueOrThrow({ where: { id } })).state;
const taken = (attemptId: string) => gateway.taken().filter(({ key }) => key === attemptId).length;

test.each([
  ['charge-attempt:prepared', 0, 'PENDING'], ['charge-attempt:answered', 1, 'PENDING'], ['record-charge:written', 1, 'PENDING'], ['record-charge:recorded', 1, 'SUCCEEDED'],
] as const)('killed at %s, a payment is taken once by the next run, or by the sweep where its job is lost', async (point, before, left) => {
  const { walk, attemptId } = await paying();
  const child = appProcess(road.database.url, ['tests/support/one-job.ts', 'charge-attempt', JSON.stringify({ attemptId }), road.clock.now().toString()], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl });
  expect(await endOf(child)).toBe('SIGKILL');
  expect([taken(attemptId), await state(attemptId)]).toEqual([before, left]);
  await forgetJobs(road.db);
  road.clock.advance({ minutes: 11 });
  await askOpenAttempts(gateway.deps);
  await work(gateway);
  expect([taken(attemptId), await state(attemptId), await told(road, 'payments.paid', walk.purchaser.userId)]).toEqual([1, 'SUCCEEDED', 1]);
});

test.each(['refund-withdrawal:answered', 'refund-withdrawal:written'])('killed at %s, what a withdrawal gives back is given once by the next run', async (point) => {
  const { walk, attemptId } = await paying();
  await work(gateway);
  const { withdrawalId } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  const part = () => road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } });
  const child = appProcess(road.database.url, ['tests/support/one-job.ts', 'refund-withdrawal', JSON.stringify({ refundId: (await part()).id }), road.clock.now().toString()], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl });
  expect(await endOf(child)).toBe('SIGKILL');
  expect([gateway.charge(attemptId).refunds.length, (await part()).state], 'given back, and nobody knows').toEqual([1, 'OWED']);
  await forgetJobs(road.db);
  road.clock.advance({ minutes: 11 });
  await askOpenAttempts(gateway.deps);
  await work(gateway);
  expect([gateway.charge(attemptId).refunds.length, (await part()).state, await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual([1, 'PAID', 1]);
  expect((await road.db.withdrawal.findUniqueOrThrow({ where: { id: withdrawalId } })).state).toBe('REFUNDED');
});

test('a worker that is killed when the gateway has just taken the money leaves it to the next one, which asks and does not take it again', async () => {
  const { invoiceId, attemptId } = await paying();
  const worker = (point?: string) => appProcess(road.database.url, ['lib/worker/main.ts'], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl });
  expect(await endOf(worker('charge-attempt:answered'))).toBe('SIGKILL');
  expect(taken(attemptId)).toBe(1);
  const next = worker();
  try {
    await vi.waitFor(async () => { expect(await state(attemptId)).toBe('SUCCEEDED'); }, { timeout: 90_000, interval: 500 });
  } finally {
    next.kill('SIGTERM');
    await endOf(next);
  }
  expect(taken(attemptId)).toBe(1);
  expect((await road.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } })).state).toBe('PAID');
}, 180_000);
