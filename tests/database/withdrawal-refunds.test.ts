import { beforeEach, describe, expect, test } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { failRefund } from '@/lib/billing/fail-refund';
import { grantCredit } from '@/lib/billing/grant-credit';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { payOutCredits } from '@/lib/billing/pay-out-credits';
import { refundWithdrawal } from '@/lib/billing/refund-withdrawal';
import { billOfLease } from '@/lib/billing/store/run';
import { drawStatement } from '@/lib/endings/document/draw-statement';
import { leaseStatement } from '@/lib/endings/views/statement';
import { withConnection } from '@/lib/host/postgres/connect';
import { plainDateIn } from '@/lib/kernel/calendar';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { openOverdueCases } from '@/lib/rights/open-overdue-cases';
import { recordRefund } from '@/lib/rights/record-refund';
import { deskRights, deskWithdrawal } from '@/lib/rights/views/desk';
import { contractRights } from '@/lib/rights/views/purchaser';
import { sellerWithdrawal } from '@/lib/rights/views/seller';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { appProcess, endOf } from '@/tests/support/app-process';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { addCard, withGateway, work } from '@/tests/support/collection';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { forgetJobs } from '@/tests/support/jobs';
import { readPdf } from '@/tests/support/read-pdf';
import { aLease, BEGIN, HOW, paid, told, type Road, type Walk } from '@/tests/support/rights';
import type { ScriptedGateway } from '@/tests/support/scripted-gateway';

let road: Road;
let gateway: ScriptedGateway;
withGateway((opened) => { ({ road, gateway } = opened); });
beforeEach(() => {
  road.clock.set(BEGIN);
  gateway.refundStanding = 'paid';
  gateway.log.length = 0;
});

const row = (id: string) => road.db.withdrawal.findUniqueOrThrow({ where: { id } });
const parts = (withdrawalId: string) => road.db.withdrawalRefund.findMany({ where: { withdrawalId }, orderBy: { attemptId: { sort: 'asc', nulls: 'last' } } });
const asked = () => gateway.log.filter(({ path, method }) => method === 'POST' && path.endsWith('/refunds'));

/** An instalment is paid by its purchaser with a card; what it was. */
async function payBy(walk: Walk, seq: number, last4: string): Promise<bigint> {
  const at = road.clock.now();
  await road.db.$transaction((tx) => billOfLease(tx, walk.leaseId, { seqs: [seq] }, { day: plainDateIn(at), tryOn: null, at }));
  const { id: invoiceId, amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq } });
  const methodId = await addCard(gateway, walk.purchaser, last4);
  valueOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId, methodId }));
  await work(gateway);
  return amountMinor;
}

/** Withdrawn from, and the goods are back. */
async function wentBack(walk: Walk): Promise<string> {
  const { withdrawalId } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
  valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  return withdrawalId;
}

describe('what is given back after a withdrawal', () => {
  test('goes out of each payment as it came, and by hand what came otherwise; with the last part it is over', async () => {
    const walk = await aLease(road);
    const [first, second, other] = [await payBy(walk, 0, '4242'), await payBy(walk, 1, '1881'), await paid(road, walk.leaseId, 2)];
    const id = await wentBack(walk);
    expect((await parts(id)).map(({ state, amountMinor, attemptId }) => [state, amountMinor, attemptId !== null])).toEqual([['OWED', first, true], ['OWED', second, true], ['BY_HAND', other, false]]);
    expect(asked(), 'nobody is asked before it is committed').toEqual([]);
    const inTransit = await balanceOf(road, walk.leaseId, 'cash-in-transit');
    await work(gateway, 'refund-withdrawal');
    const keys = (await parts(id)).filter(({ attemptId }) => attemptId !== null).map((part) => part.id);
    expect(asked().map(({ key, body }) => [key, (body as { amount: string }).amount]).sort()).toEqual([[keys[0], String(first)], [keys[1], String(second)]].sort());
    expect((await row(id)).state, 'a part is still to be made by hand').toBe('RETURNED');
    expect([await balanceOf(road, walk.leaseId, 'refund-payable'), await balanceOf(road, walk.leaseId, 'cash-in-transit')]).toEqual([-other, inTransit - first - second]);
    expect((await deskWithdrawal(road.db, road.deskPerson, id))?.refunds.map(({ method, paidAt }) => [method?.last4, paidAt !== null])).toEqual([['4242', true], ['1881', true], [undefined, false]]);
    expect((await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, road.clock.now()))?.withdrawal.sent?.refunds).toHaveLength(3);
    expect((await sellerWithdrawal(road.db, walk.seller, id))?.refunds, 'how somebody pays is not the shop’s').toEqual([]);
    const twice = await Promise.all([1, 2].map(() => recordRefund(gateway.deps, road.deskPerson, { withdrawalId: id, how: HOW })));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'REFUNDED', refundMinor: first + second + other });
    expect([await balanceOf(road, walk.leaseId, 'refund-payable'), await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual([0n, 1]);
  });

  test('is asked for again under the same key where the answer was lost, and taken once', async () => {
    const walk = await aLease(road);
    const amount = await payBy(walk, 0, '4242');
    const id = await wentBack(walk);
    expect(errorOf(await recordRefund(gateway.deps, road.deskPerson, { withdrawalId: id, how: HOW })), 'it is not for a person to send').toEqual({ code: 'rights.moved-on' });
    gateway.refundStanding = 'lost';
    await work(gateway, 'refund-withdrawal');
    expect([await row(id), await parts(id)]).toMatchObject([{ state: 'RETURNED' }, [{ state: 'OWED' }]]);
    gateway.refundStanding = 'paid';
    await askOpenAttempts(gateway.deps);
    await work(gateway, 'refund-withdrawal');
    expect(asked(), 'not before its time').toHaveLength(1);
    road.clock.advance({ minutes: 11 });
    await Promise.all([askOpenAttempts(gateway.deps), askOpenAttempts(gateway.deps)]);
    const [{ id: refundId } = { id: '' }] = await parts(id);
    await Promise.all([work(gateway, 'refund-withdrawal'), refundWithdrawal(gateway.deps, { refundId }), refundWithdrawal(gateway.deps, { refundId })]);
    await refundWithdrawal(gateway.deps, { refundId });
    expect(new Set(asked().map(({ key }) => key))).toEqual(new Set([refundId]));
    expect(gateway.taken().filter(({ refunds }) => refunds.length > 0 && refunds.includes(gateway.refunds.get(refundId) ?? ''))).toMatchObject([{ amountMinor: amount, refunds: [gateway.refunds.get(refundId)] }]);
    expect([(await row(id)).state, await balanceOf(road, walk.leaseId, 'refund-payable'), await balanceOf(road, walk.leaseId, 'cash-in-transit')]).toEqual(['REFUNDED', 0n, 0n]);
    expect(await told(road, 'rights.refunded', walk.purchaser.userId)).toBe(1);
  });

  test('is a person’s to send where the gateway says that it cannot, together with what came otherwise', async () => {
    const walk = await aLease(road, { lender: 'script' });
    const [card, other] = [await payBy(walk, 0, '4242'), await paid(road, walk.leaseId, 1)];
    const id = await wentBack(walk);
    gateway.refundStanding = 'failed';
    await work(gateway, 'refund-withdrawal');
    const [part] = await parts(id);
    await refundWithdrawal(gateway.deps, { refundId: part?.id ?? '' });
    expect((await parts(id)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([['BY_HAND', card], ['BY_HAND', other]]);
    expect(await told(road, 'rights.refund-by-hand', road.deskPerson.userId)).toBe(1);
    expect((await deskWithdrawal(road.db, road.deskPerson, id))?.refunds.map(({ method, paidAt }) => [method, paidAt])).toEqual([[null, null], [null, null]]);
    const toSend = async () => [(await deskRights(road.db, road.deskPerson)).cases.filter(({ kind, page }) => kind === 'REFUND' && page.endsWith(id)).length, (await deskWithdrawal(road.db, road.deskPerson, id))?.payee];
    expect(await toSend(), 'it waits for a person, who knows whom to ask where to send it').toEqual([1, { name: walk.purchaser.name, phone: expect.stringMatching(/^0\d+/) as unknown }]);
    const cash = await balanceOf(road, walk.leaseId, 'cash');
    valueOf(await recordRefund(gateway.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    expect([(await row(id)).state, await balanceOf(road, walk.leaseId, 'refund-payable'), await balanceOf(road, walk.leaseId, 'cash')]).toEqual(['REFUNDED', 0n, cash - card - other]);
    expect(await toSend()).toEqual([0, null]);
    expect(asked(), 'and is not asked for again').toHaveLength(1);
  });

  /** Withdrawn from, and the seller has the goods, but says that its purchaser damaged them. */
  async function wentBackDamaged(): Promise<{ walk: Walk; id: string; amount: bigint; decide: (outcome: 'EXCEPTED' | 'NOT_EXCEPTED') => ReturnType<typeof decideCase> }> {
    const walk = await aLease(road);
    const amount = await payBy(walk, 0, '4242');
    const { withdrawalId: id } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
    valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId: id, condition: 'EXCEPTED', ground: 'DAMAGED_BY_PURCHASER', note: '옆면이 깊게 패여 있었습니다. 사진이 있습니다.' }));
    const { id: caseId } = await road.db.rightsCase.findFirstOrThrow({ where: { withdrawalId: id, kind: 'GOODS_DAMAGED' } });
    return { walk, id, amount, decide: (outcome) => decideCase(gateway.deps, road.deskPerson, { caseId, outcome, reason: '사진과 배송 기록을 함께 살폈습니다.', lossMinor: outcome === 'EXCEPTED' ? 300_000n : undefined }) };
  }

  const late = (id: string) => road.db.rightsCase.findFirst({ where: { withdrawalId: id, kind: 'REFUND_LATE' } });

  test('goes out at once where the seller says that the goods were damaged: what the desk decides changes nothing of it', async () => {
    const { walk, id, amount, decide } = await wentBackDamaged();
    expect((await parts(id)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([['OWED', amount]]);
    await work(gateway, 'refund-withdrawal');
    const { refundedAt } = await row(id);
    expect([(await row(id)).state, refundedAt !== null, await balanceOf(road, walk.leaseId, 'refund-payable')]).toEqual(['DISPUTED', true, 0n]);
    const news = () => Promise.all(['rights.refunded-disputed', 'rights.refunded', 'rights.refunded-loss'].map((kind) => told(road, kind, walk.purchaser.userId)));
    expect(await news(), 'not that nothing is left').toEqual([1, 0, 0]);
    expect(await sellerWithdrawal(road.db, walk.seller, id), 'its shop sees that the money is back').toMatchObject({ state: 'DISPUTED', refundedAt: refundedAt?.toISOString() });
    road.clock.set('2026-03-10T15:00:00Z');
    await openOverdueCases(gateway.deps);
    expect(await late(id)).toBeNull();
    await expect(road.db.withdrawal.update({ where: { id }, data: { refundedAt: null } })).rejects.toThrow(/cannot change/);
    expect(await brokenInvariants(road.database.migrationUrl)).toEqual([]);
    valueOf(await decide('EXCEPTED'));
    expect([await row(id), asked().length, await news()]).toMatchObject([{ state: 'REFUNDED', refundedAt }, 1, [1, 0, 0]]);
    expect((await contractRights(road.db, walk.purchaser, { contractId: walk.contractId }, road.clock.now()))?.withdrawal.sent?.lossMinor).toBe(300_000n);
  });

  test('is late after three business days, in a dispute as before, and the dispute is decided all the same', async () => {
    const { id, decide } = await wentBackDamaged();
    gateway.refundStanding = 'error';
    await work(gateway, 'refund-withdrawal');
    road.clock.set('2026-03-06T14:59:59Z');
    await openOverdueCases(gateway.deps);
    expect(await late(id)).toBeNull();
    road.clock.set('2026-03-06T15:00:00Z');
    await openOverdueCases(gateway.deps);
    expect(await late(id)).toMatchObject({ state: 'OPEN' });
    await expect(road.db.withdrawal.update({ where: { id }, data: { refundedAt: new Date() } }), 'while a part is owed').rejects.toThrow(/in its parts/);
    gateway.refundStanding = 'paid';
    await askOpenAttempts(gateway.deps);
    await work(gateway, 'refund-withdrawal');
    expect([(await row(id)).state, (await late(id))?.state]).toEqual(['DISPUTED', 'CLOSED']);
    valueOf(await decide('NOT_EXCEPTED'));
    expect((await row(id)).state).toBe('REFUNDED');
  });

  test('is owed still where the desk decides before it is given', async () => {
    const { walk, id, decide } = await wentBackDamaged();
    valueOf(await decide('NOT_EXCEPTED'));
    expect([(await row(id)).state, (await parts(id)).length]).toEqual(['RETURNED', 1]);
    await work(gateway, 'refund-withdrawal');
    expect([(await row(id)).state, await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual(['REFUNDED', 1]);
  });

  test('and a credit that is left are never more than what was taken: the rest is made by hand', async () => {
    const walk = await aLease(road);
    const { leaseId, purchaser } = walk;
    const amount = await payBy(walk, 0, '4242');
    const { withdrawalId: id } = valueOf(await withdrawContract(gateway.deps, purchaser, { contractId: walk.contractId }));
    const at = road.clock.now();
    await road.db.$transaction(async (tx) => {
      await grantCredit(tx, { leaseId, cause: 'GOODWILL', sourceId: leaseId, currency: 'KRW', amountMinor: 7_322n }, at);
      await postEntry(tx, { sourceType: 'credit', sourceId: leaseId, kind: 'granted', currency: 'KRW', occurredOn: plainDateIn(at),
        lines: [debit('guarantee-cost', 7_322n, { leaseId }), credit('service-credit-payable', 7_322n, { partyId: purchaser.userId, leaseId })] }, at);
    });
    await payOutCredits(gateway.deps);
    valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId: id, condition: 'GOOD' }));
    expect((await parts(id)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([['OWED', amount - 7_322n], ['BY_HAND', 7_322n]]);
    await work(gateway);
    valueOf(await recordRefund(gateway.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
    expect([(await row(id)).state, await balanceOf(road, leaseId, 'refund-payable'), await balanceOf(road, leaseId, 'cash-in-transit')]).toEqual(['REFUNDED', 0n, 0n]);
  });
});

const byAmount = (one: bigint, two: bigint) => (one < two ? -1 : 1);

test('a statement says what is still to be given back since it is owed, and what was given back on the day on which it was; what failed was not', async () => {
  const walk = await aLease(road);
  const [card, other] = [await payBy(walk, 0, '4242'), await paid(road, walk.leaseId, 1)];
  const { withdrawalId: id } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
  const said = async () => {
    const statement = await leaseStatement(road.db, walk.purchaser, walk.leaseId, road.clock.now());
    if (!statement) throw new Error('no statement');
    const { lines, chargedMinor, paidMinor, creditedMinor, refundMinor, refundedMinor, openMinor } = statement;
    expect([openMinor, lines.at(-1)?.openMinor]).toEqual([chargedMinor - paidMinor - creditedMinor + refundMinor + refundedMinor, await balanceOf(road, walk.leaseId, 'billed-receivable')]);
    const [ko, en] = [await readPdf(await drawStatement(statement, 'ko', road.clock.now())), await readPdf(await drawStatement(statement, 'en', road.clock.now()))];
    const words = [[ko, '돌려드릴 돈'], [ko, '돌려드린 돈'], [en, 'To be given back'], [en, 'Given back']] as const;
    return { lines: lines.filter(({ is }) => is === 'to-refund' || is === 'refunded').map(({ is, on, chargedMinor: minor }) => [is, on, minor]).sort(([, day = '', one = 0n], [, other = '', two = 0n]) => String(day).localeCompare(String(other)) || byAmount(BigInt(one), BigInt(two))), sums: [refundMinor, refundedMinor], pdf: words.map(([pdf, word]) => pdf.text.includes(word)) };
  };
  const owed = { lines: [['to-refund', '2026-03-03', card + other]], sums: [card + other, 0n], pdf: [true, false, true, false] };
  expect(await said(), 'nothing was sent').toEqual(owed);
  road.clock.set('2026-03-04T02:00:00Z');
  valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId: id, condition: 'GOOD' }));
  await work(gateway, 'refund-withdrawal');
  const [byCard] = await parts(id);
  expect(await said()).toEqual({ lines: [['to-refund', '2026-03-03', other], ['refunded', '2026-03-04', card]], sums: [other, card], pdf: [true, true, true, true] });
  await failRefund(gateway.deps, { gateway: 'sandbox', key: byCard?.id ?? '', reference: byCard?.reference ?? '' });
  expect(await said(), 'the gateway could not after all').toEqual(owed);
  road.clock.set('2026-03-06T02:00:00Z');
  valueOf(await recordRefund(gateway.deps, road.deskPerson, { withdrawalId: id, how: HOW }));
  expect(await said()).toEqual({ lines: [card, other].sort(byAmount).map((minor) => ['refunded', '2026-03-06', minor]), sums: [0n, card + other], pdf: [false, true, false, true] });
});

test('no part is more than was taken, another’s payment, changed, forgotten or left out, and the invariants see what was done behind their back', async () => {
  const [walk, other] = [await aLease(road), await aLease(road)];
  const amount = await payBy(walk, 0, '4242');
  await payBy(other, 0, '4242');
  await paid(road, walk.leaseId, 1);
  const id = await wentBack(walk);
  const [byCard, byHand] = await parts(id);
  const { id: strange } = await road.db.collectionAttempt.findFirstOrThrow({ where: { invoice: { leaseId: other.leaseId } } });
  const fresh = { withdrawalId: id, state: 'OWED' as const, currency: 'KRW', createdAt: new Date(BEGIN), askAt: new Date(BEGIN), amountMinor: 1n };
  await expect(road.db.withdrawalRefund.create({ data: { ...fresh, id: 'wr_1', attemptId: strange } })).rejects.toThrow(/not of what was withdrawn/);
  await expect(road.db.creditRefund.create({ data: { id: 'cf_9', creditId: 'cr_none', attemptId: byCard?.attemptId ?? '', state: 'OWED', currency: 'KRW', amountMinor: amount, createdAt: new Date(BEGIN), askAt: new Date(BEGIN) } })).rejects.toThrow(/has not taken/);
  await expect(road.db.withdrawalRefund.update({ where: { id: byCard?.id ?? '' }, data: { amountMinor: 1n } })).rejects.toThrow(/cannot change/);
  await expect(road.db.withdrawalRefund.delete({ where: { id: byHand?.id ?? '' } })).rejects.toThrow(/cannot change/);
  await expect(road.db.withdrawal.update({ where: { id }, data: { state: 'REFUNDED', refundedAt: new Date(BEGIN) } }), 'parts are still owed').rejects.toThrow(/not given back in its parts/);
  await expect(road.db.withdrawalRefund.update({ where: { id: byCard?.id ?? '' }, data: { state: 'PAID', paidAt: new Date(BEGIN), paidById: 'p_x' } }), 'a gateway’s is not a person’s to pay').rejects.toThrow();

  const behind = (sql: string) => withConnection(road.database.migrationUrl, (client) => client.query(`ALTER TABLE withdrawal_refund DISABLE TRIGGER USER; ${sql}; ALTER TABLE withdrawal_refund ENABLE TRIGGER USER`));
  await behind(`UPDATE withdrawal_refund SET state = 'PAID', paid_at = created_at, ask_at = NULL, reference = 're_lie', amount_minor = amount_minor + 1 WHERE id = '${byCard?.id ?? ''}'`);
  const broken = (await brokenInvariants(road.database.migrationUrl)).join('\n');
  for (const name of ['10 withdrawal that is not given back in its parts', '10 refund by a way that its money did not come', '6 more given back of a payment than it was, all in all', '10 refund that was not paid once', '10 refund of another amount']) expect(broken).toContain(name);
  await behind(`UPDATE withdrawal_refund SET state = 'OWED', paid_at = NULL, ask_at = created_at, reference = NULL, amount_minor = amount_minor - 1 WHERE id = '${byCard?.id ?? ''}'`);
});

test.each(['refund-withdrawal:answered', 'refund-withdrawal:written'])('a worker that is killed at %s leaves it to the next one, which gives it back once', async (point) => {
  const walk = await aLease(road);
  await payBy(walk, 0, '4242');
  const withdrawalId = await wentBack(walk);
  const part = async () => (await parts(withdrawalId))[0];
  const { id: refundId = '', attemptId } = await part() ?? {};
  const child = appProcess(road.database.url, ['tests/support/one-job.ts', 'refund-withdrawal', JSON.stringify({ refundId }), road.clock.now().toString()], point, { SANDBOX_GATEWAY_URL: gateway.baseUrl });
  expect(await endOf(child)).toBe('SIGKILL');
  expect([gateway.charge(attemptId ?? '').refunds.length, (await part())?.state], 'given back, and nobody knows').toEqual([1, 'OWED']);
  await forgetJobs(road.db);
  road.clock.advance({ minutes: 11 });
  await askOpenAttempts(gateway.deps);
  await work(gateway);
  expect([gateway.charge(attemptId ?? '').refunds.length, (await part())?.state, await told(road, 'rights.refunded', walk.purchaser.userId)]).toEqual([1, 'PAID', 1]);
  expect((await row(withdrawalId)).state).toBe('REFUNDED');
});
