import { beforeEach, describe, expect, test } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { collectDue } from '@/lib/billing/collect-due';
import { failRefund } from '@/lib/billing/fail-refund';
import { grantCredit } from '@/lib/billing/grant-credit';
import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { refundAttempt } from '@/lib/billing/refund-attempt';
import { refundCredit } from '@/lib/billing/refund-credit';
import { settleCredit } from '@/lib/billing/settle-refund';
import { findCreditRefund } from '@/lib/billing/store/credit-refunds';
import { keyOfStray } from '@/lib/billing/store/refunds';
import { takePayouts } from '@/lib/billing/take-payouts';
import { refundsByHand } from '@/lib/billing/views/refunds-by-hand';
import { withConnection } from '@/lib/host/postgres/connect';
import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { addCard, attemptsOf, billed, collect, willing, withGateway, work } from '@/tests/support/collection';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { aLease, HOW, told, type Road, type Walk } from '@/tests/support/rights';
import type { RefundScript, ScriptedGateway } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });
beforeEach(() => {
  willing(gateway);
  gateway.log.length = 0;
});

const MINOR = 7_322n;
const asked = () => gateway.log.filter(({ path, method }) => method === 'POST' && path.endsWith('/refunds'));
const byHand = async (number: string) => (await refundsByHand(road.db, road.deskPerson)).filter((row) => row.number === number);
const numberOf = async (leaseId: string) => (await road.db.lease.findUniqueOrThrow({ where: { id: leaseId } })).number;

/** Hours pass in which the sweep would have it asked again. */
async function hoursPass(): Promise<void> {
  for (let hour = 0; hour < 3; hour += 1) {
    road.clock.advance({ hours: 1 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
  }
}

/** What was taken without an answer for a bill that a withdrawal has closed meanwhile, and what the gateway will not give back, or how else it answers. */
async function stray(refunds: RefundScript = 'failed'): Promise<{ walk: Walk; attemptId: string; amountMinor: bigint }> {
  const walk = await billed(road, gateway);
  gateway.next('lost');
  await collect(gateway);
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  gateway.refundStanding = refunds;
  road.clock.advance({ minutes: 2 });
  await askOpenAttempts(gateway.deps);
  await work(gateway);
  const [attempt] = await attemptsOf(road, walk.leaseId);
  if (!attempt) throw new Error('nothing was tried');
  return { walk, attemptId: attempt.id, amountMinor: attempt.amountMinor };
}

/** A credit that is left of a lease which ended, to be given back to its purchaser's card. */
async function creditOwed(): Promise<{ walk: Walk; refundId: string }> {
  const walk = await aLease(road);
  await addCard(gateway, walk.purchaser);
  await work(gateway);
  await collectDue(gateway.deps);
  await work(gateway);
  const at = road.clock.now();
  await road.db.$transaction(async (tx) => {
    await grantCredit(tx, { leaseId: walk.leaseId, cause: 'GOODWILL', sourceId: walk.leaseId, currency: 'KRW', amountMinor: MINOR }, at);
    await postEntry(tx, { sourceType: 'credit', sourceId: walk.leaseId, kind: 'granted', currency: 'KRW', occurredOn: plainDateIn(at),
      lines: [debit('guarantee-cost', MINOR, { leaseId: walk.leaseId }), credit('service-credit-payable', MINOR, { partyId: walk.purchaser.userId, leaseId: walk.leaseId })] }, at);
  });
  valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
  await payOutCredits(gateway.deps);
  const { id: refundId } = await road.db.creditRefund.findFirstOrThrow({ where: { credit: { leaseId: walk.leaseId } } });
  return { walk, refundId };
}

/** The gateway was asked, and cannot give anything back to that card. */
async function creditLeft(): Promise<{ walk: Walk; refundId: string }> {
  const owed = await creditOwed();
  gateway.refundStanding = 'failed';
  await work(gateway, 'refund-credit');
  return owed;
}

describe('money for what nobody owes, whose gateway says for good that it cannot give it back,', () => {
  test('is not asked for again, and is the desk’s to send, once; its purchaser hears both', async () => {
    const { walk, attemptId, amountMinor } = await stray();
    const { leaseId, purchaser } = walk;
    expect(await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ state: 'BY_HAND', askAt: null, amountMinor });
    await Promise.all([refundAttempt(gateway.deps, { attemptId }), refundAttempt(gateway.deps, { attemptId })]);
    await hoursPass();
    expect(asked()).toHaveLength(1);
    expect([await told(road, 'billing.refund-refused', road.deskPerson.userId), await told(road, 'billing.refund-by-transfer', purchaser.userId)]).toEqual([1, 1]);
    expect(await byHand(await numberOf(leaseId))).toMatchObject([{ id: attemptId, why: 'STRAY', refused: true, amountMinor, phone: expect.stringMatching(/^0\d+/) as unknown }]);
    expect([await balanceOf(road, leaseId, 'deposits'), await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash')], 'owed in money from now on').toEqual([0n, -amountMinor, 0n]);

    for (const stranger of [purchaser, walk.seller, road.admin]) expect(errorOf(await recordRefundByHand(road.deps, stranger, { refundId: attemptId, how: HOW }))).toEqual({ code: 'not-found' });
    expect(await refundsByHand(road.db, purchaser)).toEqual([]);
    const both = await Promise.all([recordRefundByHand(road.deps, road.deskPerson, { refundId: attemptId, how: HOW }), recordRefundByHand(road.deps, road.deskPerson, { refundId: attemptId, how: HOW })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(errorOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId: attemptId, how: HOW }))).toEqual({ code: 'billing.refund-done' });
    expect(await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: leaseId, action: 'invoice.refunded' } })).toMatchObject({ actorId: road.deskPerson.userId, reason: HOW });
    await hoursPass();
    expect([await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash')]).toEqual([0n, -amountMinor]);
    expect([await told(road, 'payments.refunded-by-hand', purchaser.userId), await told(road, 'payments.refunded', purchaser.userId)]).toEqual([1, 0]);
    expect(await byHand(await numberOf(leaseId))).toEqual([]);
    const acts = await road.db.auditEntry.findMany({ where: { subjectId: leaseId, action: { in: ['invoice.refund-refused', 'invoice.refunded'] } }, orderBy: { seq: 'asc' } });
    expect(acts.map(({ action, actorId }) => [action, actorId])).toEqual([['invoice.refund-refused', SYSTEM.userId], ['invoice.refunded', road.deskPerson.userId]]);
  });

  test('is no person’s to send while the gateway may still give it back, nor once it has', async () => {
    const walk = await billed(road, gateway);
    gateway.next('lost');
    await collect(gateway);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    gateway.refundStanding = 'error';
    road.clock.advance({ minutes: 2 });
    await askOpenAttempts(gateway.deps);
    await work(gateway);
    const [{ id: refundId } = { id: '' }] = await attemptsOf(road, walk.leaseId);
    expect(errorOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }))).toEqual({ code: 'not-found' });
    gateway.refundStanding = 'paid';
    await hoursPass();
    expect(errorOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }))).toEqual({ code: 'not-found' });
    expect([await balanceOf(road, walk.leaseId, 'deposits'), await balanceOf(road, walk.leaseId, 'cash'), await told(road, 'payments.refunded', walk.purchaser.userId)]).toEqual([0n, 0n, 1]);
  });
});

test('a credit that its gateway says for good it cannot give back is the desk’s to send, once, and is not asked for again', async () => {
  const { walk: { leaseId, purchaser }, refundId } = await creditLeft();
  expect(await road.db.creditRefund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: 'BY_HAND', askAt: null });
  await Promise.all([refundCredit(gateway.deps, { refundId }), refundCredit(gateway.deps, { refundId })]);
  await payOutCredits(gateway.deps);
  await hoursPass();
  expect(asked()).toHaveLength(1);
  expect([await told(road, 'billing.refund-by-transfer', purchaser.userId), await told(road, 'billing.credit-by-hand')], 'told why').toEqual([1, 0]);
  expect(await byHand(await numberOf(leaseId))).toMatchObject([{ id: refundId, why: 'CREDIT', refused: true, amountMinor: MINOR }]);
  const [owed, cash, inTransit] = [await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash'), await balanceOf(road, leaseId, 'cash-in-transit')];
  const both = await Promise.all([recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }), recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect([await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash'), await balanceOf(road, leaseId, 'cash-in-transit')]).toEqual([owed + MINOR, cash - MINOR, inTransit]);
  expect(await told(road, 'billing.credit-refunded', purchaser.userId)).toBe(1);
  expect(await road.db.auditEntry.count({ where: { subjectId: leaseId, action: { in: ['lease.credit-refund-refused', 'lease.credit-refunded'] } } })).toBe(2);
});

describe('a refund that was accepted and failed later, of which nobody called back,', () => {
  test('of a credit, comes to the desk by the payout; once it is sent, its purchaser hears that too', async () => {
    const { walk: { leaseId, purchaser }, refundId } = await creditOwed();
    await work(gateway, 'refund-credit');
    const [owed, cash, inTransit] = [await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash'), await balanceOf(road, leaseId, 'cash-in-transit')];
    gateway.failRefund(refundId);
    gateway.payOut();
    await Promise.all([takePayouts(gateway.deps, { gateway: 'sandbox' }), takePayouts(gateway.deps, { gateway: 'sandbox' })]);
    expect(await road.db.creditRefund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: 'BY_HAND', reference: null, failedReference: gateway.refunds.get(refundId) });
    expect([await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash-in-transit')]).toEqual([owed - MINOR, inTransit + MINOR]);
    expect(await told(road, 'billing.refund-by-transfer', purchaser.userId)).toBe(1);
    valueOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId, how: HOW }));
    await takePayouts(gateway.deps, { gateway: 'sandbox' });
    expect([await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash')]).toEqual([owed, cash - MINOR]);
    expect(await told(road, 'billing.credit-refunded', purchaser.userId), 'first by card, then by hand').toBe(2);
  });

  test('and whose answer was lost too, comes to it when it is asked for again', async () => {
    const { walk: { leaseId, purchaser }, attemptId, amountMinor } = await stray('lost');
    gateway.failRefund(keyOfStray(attemptId));
    gateway.payOut();
    await takePayouts(gateway.deps, { gateway: 'sandbox' });
    gateway.refundStanding = 'paid';
    await hoursPass();
    await takePayouts(gateway.deps, { gateway: 'sandbox' });
    expect(await road.db.attemptRefund.findUniqueOrThrow({ where: { attemptId } })).toMatchObject({ state: 'BY_HAND', reference: null, failedReference: null });
    expect([await balanceOf(road, leaseId, 'deposits'), await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash-in-transit')]).toEqual([0n, -amountMinor, amountMinor]);
    expect(await told(road, 'billing.refund-by-transfer', purchaser.userId)).toBe(1);
  });

  test('is not missed because its answer is being written down at that moment', async () => {
    const { refundId } = await creditOwed();
    const owed = await findCreditRefund(road.db, refundId);
    if (!owed) throw new Error('nothing is owed');
    const reference = `re_${refundId}`;
    let heard: Promise<boolean> | undefined;
    await road.db.$transaction(async (tx) => {
      await settleCredit(tx, owed, { by: { gateway: 'sandbox', reference }, actor: SYSTEM, at: road.clock.now() });
      heard = failRefund(gateway.deps, { gateway: 'sandbox', key: refundId, reference });
      await new Promise((resolve) => { setTimeout(resolve, 300); });
    });
    expect(await heard).toBe(true);
    expect(await road.db.creditRefund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ state: 'BY_HAND', failedReference: reference });
  });
});

test('what is owed by hand is not taken back, paid by nobody or by the gateway too, and the invariants see what was done behind their back', async () => {
  const [{ attemptId }, { refundId }] = [await stray(), await creditLeft()];
  const at = new Date(road.clock.now().epochMilliseconds);
  const strays = (data: object) => road.db.attemptRefund.update({ where: { attemptId }, data });
  const credits = (data: object) => road.db.creditRefund.update({ where: { id: refundId }, data });
  for (const change of [strays, credits]) {
    await expect(change({ state: 'OWED', askAt: at })).rejects.toThrow(/cannot change/);
    await expect(change({ state: 'PAID', paidAt: at, reference: 're_lie' })).rejects.toThrow(/cannot change/);
    await expect(change({ state: 'PAID', paidAt: at })).rejects.toThrow(/_way/);
    await expect(change({ amountMinor: 1n })).rejects.toThrow(/cannot change/);
  }
  const behind = (sql: string) => withConnection(road.database.migrationUrl, (client) => client.query(sql));
  await strays({ state: 'PAID', paidAt: at, paidById: road.deskPerson.userId });
  await credits({ state: 'PAID', paidAt: at, paidById: road.deskPerson.userId });
  const broken = (await brokenInvariants(road.database.migrationUrl)).join('\n');
  for (const name of ['10 money taken for nothing that is owed by hand', '6 money taken for nothing', '10 refund paid by a person', '10 credit given back']) expect(broken).toContain(name);
  for (const [table, key, id] of [['attempt_refund', 'attempt_id', attemptId], ['credit_refund', 'id', refundId]]) {
    await behind(`ALTER TABLE ${table} DISABLE TRIGGER USER; UPDATE ${table} SET state = 'BY_HAND', paid_at = NULL, paid_by_id = NULL WHERE ${key} = '${id}'; ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
});
