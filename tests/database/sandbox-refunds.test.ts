import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failRefund } from '@/lib/billing/fail-refund';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { takePayouts } from '@/lib/billing/take-payouts';
import { withConnection } from '@/lib/host/postgres/connect';
import { gatewayOf } from '@/lib/payments/gateways';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { recordRefund } from '@/lib/rights/record-refund';
import { deskWithdrawal } from '@/lib/rights/views/desk';
import { contractRights } from '@/lib/rights/views/purchaser';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { deliverSandboxEvents } from '@/lib/sandbox-gateway/deliver-event';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { aLease, BEGIN, HOW, openRoad, told, type Road, type Walk } from '@/tests/support/rights';
import { openSandbox, payWith, workOn, type Sandbox } from '@/tests/support/sandbox';

/* What a purchaser paid is given back by the demo's own gateway, over HTTP, with the cards that it cannot give it back to. */

const [REFUSED, FAILS] = ['5555 0000 0000 7400', '4000 0000 0000 5126'];

let road: Road;
let sandbox: Sandbox;
let days = 0;
beforeAll(async () => {
  road = await openRoad();
  sandbox = await openSandbox(road.deps);
});
afterAll(async () => {
  await sandbox.close();
  await road.close();
});
afterEach(async () => { expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]); });

const figures = (leaseId: string) => Promise.all((['deposits', 'refund-payable', 'cash-in-transit', 'cash'] as const).map((account) => balanceOf(road, leaseId, account)));
const partOf = (withdrawalId: string) => road.db.withdrawalRefund.findFirstOrThrow({ where: { withdrawalId } });
const stateOf = async (id: string) => (await road.db.withdrawal.findUniqueOrThrow({ where: { id } })).state;

/** Paid by this card and withdrawn from, the goods are back, and the gateway was asked. */
async function givenBack(number: string): Promise<{ walk: Walk; withdrawalId: string; amountMinor: bigint }> {
  const walk = await aLease(road);
  const amountMinor = await payWith(sandbox.deps, walk, number);
  return { walk, withdrawalId: await goesBack(walk), amountMinor };
}

async function goesBack({ purchaser, seller, contractId }: Walk): Promise<string> {
  const { deps } = sandbox;
  const { withdrawalId } = valueOf(await withdrawContract(deps, purchaser, { contractId }));
  valueOf(await confirmGoodsBack(deps, seller, { withdrawalId, condition: 'GOOD' }));
  await workOn(deps, 'refund-withdrawal');
  return withdrawalId;
}

/** What the gateway has to say by now reaches the mall. */
async function callback(): Promise<void> {
  road.clock.advance({ minutes: 1 });
  await deliverSandboxEvents(sandbox.deps);
  await workOn(sandbox.deps);
}

/** Another day, on which the gateway sends out what it has. */
async function payout(): Promise<void> {
  days += 1;
  road.clock.set(BEGIN);
  road.clock.advance({ hours: 24 * days });
  await takePayouts(sandbox.deps, { gateway: 'sandbox' });
}

/** Its callback is lost with all that it had to say. */
const unheard = () => road.db.sandboxEvent.updateMany({ data: { tries: 20 } });

/** As the gateway's own book says, what it has taken and neither sent out nor given back. */
async function heldThere(): Promise<bigint> {
  const [charges, refunds] = [await road.db.sandboxCharge.findMany({ where: { code: null } }), await road.db.sandboxRefund.findMany()];
  const now = road.clock.now().epochMilliseconds;
  return charges.reduce((sum, { payoutId, amountMinor }) => (payoutId === null ? sum + amountMinor : sum), 0n)
    + refunds.reduce((sum, { payoutId, failedPayoutId, failsAt, amountMinor }) => sum - (payoutId === null ? amountMinor : 0n) + (failsAt && failsAt.getTime() <= now && failedPayoutId === null ? amountMinor : 0n), 0n);
}

const heldHere = async (): Promise<bigint> =>
  (await road.db.journalLine.findMany({ where: { accountCode: 'cash-in-transit' } })).reduce((sum, { side, amountMinor }) => (side === 'DEBIT' ? sum + amountMinor : sum - amountMinor), 0n);

test('a card whose charges are approved and whose refund is refused: the desk sends it, its purchaser is told why, and reads by what it could not go back', async () => {
  const { walk, withdrawalId, amountMinor } = await givenBack(REFUSED);
  const { contractId, leaseId, purchaser } = walk;
  expect([await stateOf(withdrawalId), await partOf(withdrawalId)]).toMatchObject(['RETURNED', { state: 'BY_HAND', reference: null, failedReference: null }]);
  expect(await figures(leaseId)).toEqual([0n, -amountMinor, amountMinor, 0n]);
  expect(await road.db.sandboxRefund.count()).toBe(0);
  expect([await told(road, 'rights.refund-by-hand', road.deskPerson.userId), await told(road, 'billing.refund-by-transfer', purchaser.userId)]).toEqual([1, 1]);
  const read = async () => (await contractRights(road.db, purchaser, { contractId }, road.clock.now()))?.withdrawal.sent?.refunds;
  expect(await read()).toMatchObject([{ method: null, notBy: { last4: '7400' }, paidAt: null }]);
  valueOf(await recordRefund(sandbox.deps, road.deskPerson, { withdrawalId, how: HOW }));
  expect(await read()).toMatchObject([{ method: null, notBy: { last4: '7400' } }]);
  await payout();
  expect([await stateOf(withdrawalId), await figures(leaseId), await heldHere()]).toEqual(['REFUNDED', [0n, 0n, amountMinor, -amountMinor], await heldThere()]);
});

describe('a refund that was accepted and fails a minute later', () => {
  test('is over for that minute', async () => {
    const { walk, withdrawalId } = await givenBack(FAILS);
    expect([await stateOf(withdrawalId), await told(road, 'rights.refunded', walk.purchaser.userId), await figures(walk.leaseId)]).toEqual(['REFUNDED', 1, [0n, 0n, 0n, 0n]]);
    road.clock.advance({ seconds: 59 });
    await deliverSandboxEvents(sandbox.deps);
    await workOn(sandbox.deps);
    expect(await stateOf(withdrawalId)).toBe('REFUNDED');
    road.clock.advance({ seconds: 1 });
    await deliverSandboxEvents(sandbox.deps);
    await workOn(sandbox.deps);
    expect(await stateOf(withdrawalId)).toBe('RETURNED');
  });

  test.each([
    ['its callback alone', [callback]],
    ['its callback, said twice', [() => road.db.sandboxEvent.updateMany({ where: { deliveredAt: null }, data: { copies: 2 } }), callback]],
    ['its callback before the payout', [callback, payout]],
    ['its callback after the payout', [payout, callback]],
    ['the payout alone', [unheard, payout, callback]],
    ['the payout alone, looked at twice', [unheard, payout, () => takePayouts(sandbox.deps, { gateway: 'sandbox' }), payout]],
  ] as [string, (() => Promise<unknown>)[]][])('is the desk’s to send, once, by %s', async (_, hears) => {
    const { walk, withdrawalId, amountMinor } = await givenBack(FAILS);
    const { contractId, leaseId, purchaser } = walk;
    const { id, reference } = await partOf(withdrawalId);
    const toldDesk = await told(road, 'rights.refund-by-hand', road.deskPerson.userId);
    for (const hear of hears) await hear();
    expect([await stateOf(withdrawalId), await partOf(withdrawalId)]).toMatchObject(['RETURNED', { state: 'BY_HAND', reference: null, failedReference: reference }]);
    expect(await figures(leaseId), 'the gateway holds it for us again').toEqual([0n, -amountMinor, amountMinor, 0n]);
    expect([await told(road, 'rights.refund-by-hand', road.deskPerson.userId) - toldDesk, await told(road, 'billing.refund-by-transfer', purchaser.userId)]).toEqual([1, 1]);
    expect(await road.db.auditEntry.count({ where: { subjectId: contractId, action: 'contract.refund-refused' } })).toBe(1);
    expect((await deskWithdrawal(road.db, road.deskPerson, withdrawalId))?.refunds).toMatchObject([{ method: null, notBy: { last4: '5126' }, paidAt: null }]);

    valueOf(await recordRefund(sandbox.deps, road.deskPerson, { withdrawalId, how: HOW }));
    await payout();
    await callback();
    await failRefund(sandbox.deps, { gateway: 'sandbox', key: id, reference: reference ?? '' });
    expect([await stateOf(withdrawalId), await partOf(withdrawalId)], 'what a person has sent is not asked back').toMatchObject(['REFUNDED', { state: 'PAID', paidById: road.deskPerson.userId }]);
    expect(errorOf(await recordRefund(sandbox.deps, road.deskPerson, { withdrawalId, how: HOW }))).toEqual({ code: 'rights.moved-on' });
    expect([await figures(leaseId), await told(road, 'rights.refunded', purchaser.userId)]).toEqual([[0n, 0n, amountMinor, -amountMinor], 2]);
    expect([await heldHere(), await heldThere()], 'by its own book, nothing is on its way').toEqual([0n, 0n]);
  });

  test('is told of again where another part of the same refund fails after it', async () => {
    const walk = await aLease(road);
    for (const seq of [0, 1]) await payWith(sandbox.deps, walk, FAILS, seq);
    const withdrawalId = await goesBack(walk);
    const [, second] = await road.db.sandboxEvent.findMany({ where: { deliveredAt: null, tries: 0 }, orderBy: { id: 'asc' } });
    await road.db.sandboxEvent.update({ where: { id: second?.id ?? '' }, data: { dueAt: new Date(road.clock.now().epochMilliseconds + 120_000) } });
    for (const heard of [2, 3]) {
      await callback();
      expect(await stateOf(withdrawalId)).toBe('RETURNED');
      valueOf(await recordRefund(sandbox.deps, road.deskPerson, { withdrawalId, how: HOW }));
      expect([await stateOf(withdrawalId), await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual(['REFUNDED', heard]);
    }
  });

  test('leaves its payment to be given back, to whoever asks under another key', async () => {
    const { walk, withdrawalId, amountMinor } = await givenBack(FAILS);
    await callback();
    const { id, attemptId } = await partOf(withdrawalId);
    const { reference: charge } = await road.db.collectionAttempt.findUniqueOrThrow({ where: { id: attemptId ?? '' } });
    const asked = (key: string) => gatewayOf(sandbox.deps.env, 'sandbox')?.refund({ key, charge: charge ?? '', currency: 'KRW', amountMinor });
    expect(await asked(id), 'asked again, it says what became of it').toEqual({ state: 'FAILED' });
    expect(await asked(`${walk.leaseId}:other`)).toMatchObject({ state: 'PAID' });
    await road.db.sandboxRefund.deleteMany({ where: { key: `${walk.leaseId}:other` } });
    await unheard();
  });
});

test('the invariants see a refund that counts as given back although a payout says that it failed, and the next look at the payouts finds it', async () => {
  const { withdrawalId } = await givenBack(FAILS);
  const { id, reference } = await partOf(withdrawalId);
  await unheard();
  await payout();
  const behind = (sql: string) => withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE withdrawal_refund DISABLE TRIGGER USER; ${sql}; ALTER TABLE withdrawal_refund ENABLE TRIGGER USER`));
  await behind(`UPDATE withdrawal_refund SET state = 'PAID', paid_at = created_at, reference = '${reference ?? ''}', failed_reference = NULL WHERE id = '${id}'`);
  expect((await brokenInvariants(road.database.migrationUrl)).join('\n')).toContain('10 refund that a payout says has failed');
  await takePayouts(sandbox.deps, { gateway: 'sandbox' });
  expect(await partOf(withdrawalId)).toMatchObject({ state: 'BY_HAND', failedReference: reference });
  expect(errorOf(await recordRefundByHand(sandbox.deps, road.deskPerson, { refundId: id, how: HOW })), 'a withdrawal’s is not noted there').toEqual({ code: 'not-found' });
});
