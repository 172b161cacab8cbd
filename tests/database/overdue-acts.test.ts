import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { grantCredit } from '@/lib/billing/grant-credit';
import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { answerSettlement, lapseSettlements } from '@/lib/billing/overdue/answer-settlement';
import { askDeferral } from '@/lib/billing/overdue/ask-deferral';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { decideWriteOff } from '@/lib/billing/overdue/decide-write-off';
import { checkSettlement, proposeSettlement } from '@/lib/billing/overdue/propose-settlement';
import { proposeWriteOff } from '@/lib/billing/overdue/propose-write-off';
import { recordRecovery } from '@/lib/billing/overdue/record-recovery';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import { overdueCase, ownOverdue } from '@/lib/billing/views/overdue';
import { completeCalledIn } from '@/lib/endings/close-paid-buyouts';
import { lapseBuyouts } from '@/lib/endings/lapse-buyouts';
import { leavePortal } from '@/lib/endings/views/portal';
import { leaseStatement } from '@/lib/endings/views/statement';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { leaseDetail } from '@/lib/leases/views';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { toPlainDate } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/id';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { balanceOf, buyOn } from '@/tests/support/endings';
import { accelerate, accelerated, before, demanded, figures, invoices, seen, sum, WHY } from '@/tests/support/called-in';
import { pay, stateOf, stepsOf, until } from '@/tests/support/overdue';
import { staff } from '@/tests/support/people';
import { aLease, paid, told } from '@/tests/support/rights';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
let second: Actor;
// A walk never goes back, so each test has days of its own.
beforeEach(async () => { road = await openRoad(); second = await staff(road.deps, 'DESK'); });
afterEach(() => road.close());

describe('all that is left falls due at once', () => {
  test.each(['desk', 'script'] as const)('for %s, when the law’s conditions hold and a person decides, less the fee for the time to come, and the books follow', async (lender) => {
    const walk = await demanded(road, lender);
    const { leaseId } = walk;
    expect(errorOf(await accelerate(road, leaseId))).toEqual({ code: 'overdue.obstacle-demand-runs' });
    await until(road, '2026-07-20', { leap: true });
    expect(await stateOf(road, leaseId), 'never by itself').toBe('DEMANDED');
    const before = await figures(road, leaseId);
    expect(before.obstacles).toEqual([]);
    expect(before.rebateMinor).toBeGreaterThan(0n);
    expect(errorOf(await accelerateLease(road.deps, road.deskPerson, { leaseId, totalMinor: before.totalMinor - 1n, reason: WHY }))).toEqual({ code: 'overdue.moved-on' });
    expect(errorOf(await accelerate(road, leaseId, walk.purchaser))).toEqual({ code: 'not-found' });
    const both = await Promise.all([accelerate(road, leaseId), accelerate(road, leaseId, second)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [asked] = await invoices(road, leaseId, 'ACCELERATION');
    expect(asked).toMatchObject({ state: 'OPEN', amountMinor: before.totalMinor });
    expect((await invoices(road, leaseId, 'INSTALMENT')).filter(({ state }) => state === 'MERGED').length).toBe(before.openIds.length);
    expect(sum(await invoices(road, leaseId, 'LATE_CHARGE'))).toBe(before.chargesMinor);
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(before.totalMinor + before.chargesMinor);
    expect(await balanceOf(road, leaseId, lender === 'desk' ? 'lease-receivable' : 'serviced-receivable')).toBe(0n);
    await pay(road, leaseId);
    expect(await stateOf(road, leaseId)).toBe('CURRENT');
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(0n);
    expect(await balanceOf(road, leaseId, 'financier-claim')).toBe(0n);
  });

  test.each(['desk', 'script'] as const)('for %s, less what the lease has to its good, as off any bill', async (lender) => {
    const { leaseId, purchaser } = await demanded(road, lender);
    await until(road, '2026-07-20', { leap: true });
    const at = road.clock.now();
    await road.db.$transaction(async (tx) => {
      await grantCredit(tx, { leaseId, cause: 'GOODWILL', sourceId: leaseId, currency: 'KRW', amountMinor: 7_322n }, at);
      await postEntry(tx, {
        sourceType: 'credit', sourceId: leaseId, kind: 'granted', currency: 'KRW', occurredOn: plainDateIn(at),
        lines: [debit('guarantee-cost', 7_322n, { leaseId }), credit('service-credit-payable', 7_322n, { partyId: purchaser.userId, leaseId })],
      }, at);
    });
    const { totalMinor } = await figures(road, leaseId);
    valueOf(await accelerate(road, leaseId));
    expect(await invoices(road, leaseId, 'ACCELERATION')).toMatchObject([{ state: 'OPEN', amountMinor: totalMinor, creditMinor: 7_322n }]);
    expect(await balanceOf(road, leaseId, 'service-credit-payable')).toBe(0n);
    const { params } = await road.db.notification.findFirstOrThrow({ where: { kind: 'overdue.accelerated', userId: purchaser.userId } });
    expect(params).toMatchObject({ totalMinor: String(totalMinor - 7_322n) });
    await pay(road, leaseId);
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(0n);
    expect(await balanceOf(road, leaseId, 'financier-claim')).toBe(0n);
  });

  test.each(['desk', 'script'] as const)('for %s, and once all of it is paid the lease ends: the goods are the purchaser’s, both limits are free, its financier knows', async (lender) => {
    const walk = await accelerated(road, lender);
    const { leaseId } = walk;
    const lease = () => road.db.lease.findUniqueOrThrow({ where: { id: leaseId } });
    await pay(road, leaseId, { kind: 'LATE_CHARGE' });
    await completeCalledIn(road.deps);
    expect((await lease()).state, 'what was called in is open').toBe('ACTIVE');
    await pay(road, leaseId);
    await Promise.all([completeCalledIn(road.deps), completeCalledIn(road.deps)]);
    expect(await lease()).toMatchObject({ state: 'ENDED', endCause: 'COMPLETED' });
    expect((await road.db.limitHold.findUniqueOrThrow({ where: { orderId: walk.orderId } })).state).toBe('RELEASED');
    expect(await told(road, 'endings.completed', walk.purchaser.userId)).toBe(1);
    await road.work();
    expect(road.bank.log.filter(({ call, body }) => call === 'events' && (body as { type: string }).type === 'COMPLETED')).toHaveLength(lender === 'desk' ? 0 : 1);
  });

  test('not while the goods are being bought, until that lapses', async () => {
    const walk = await demanded(road);
    const { leaseId } = walk;
    valueOf(await buyOn(road, walk, '2026-07-20'));
    await until(road, '2026-07-20', { leap: true });
    expect(errorOf(await accelerate(road, leaseId))).toEqual({ code: 'overdue.obstacle-buying' });
    await until(road, '2026-08-20', { leap: true });
    await lapseBuyouts(road.deps);
    valueOf(await accelerate(road, leaseId));
    expect(await invoices(road, leaseId, 'ACCELERATION')).toMatchObject([{ state: 'OPEN' }]);
  });

  test('not where less than a tenth is missed', async () => {
    const long = await aLease(road);
    await paid(road, long.leaseId, 0, 1);
    await until(road, '2026-08-11', { leap: true });
    await until(road, '2026-08-28', { leap: true });
    expect(errorOf(await accelerate(road, long.leaseId))).toEqual({ code: 'overdue.obstacle-tenth' });
  });

  test('not where a payment came first', async () => {
    const walk = await demanded(road);
    await until(road, '2026-07-20', { leap: true });
    const { totalMinor } = await figures(road, walk.leaseId);
    await pay(road, walk.leaseId, { seq: 2 });
    expect(errorOf(await accelerateLease(road.deps, road.deskPerson, { leaseId: walk.leaseId, totalMinor, reason: WHY }))?.code).toMatch(/moved-on|obstacle/);
  });

  test('never by hand: the database asks for both conditions, the demand and the decision', async () => {
    const one = await aLease(road, { termMonths: 12 });
    await paid(road, one.leaseId, 0, 1, 3);
    const walk = await demanded(road);
    const demand = await road.db.overdueDemand.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
    const row = { leaseId: walk.leaseId, demandId: demand.id, missedMinor: 10n ** 9n, priceMinor: 1n, rebateMinor: 0n, totalMinor: 5n, reason: WHY, decidedById: road.deskPerson.userId, decidedAt: new Date() };
    await expect(road.db.leaseAcceleration.create({ data: { ...row, day: new Date('2026-08-20') } })).rejects.toThrow(/article 13/);
    const { missedMinor, priceMinor } = await figures(road, walk.leaseId);
    await expect(road.db.leaseAcceleration.create({ data: { ...row, missedMinor, priceMinor, day: new Date('2026-07-12') } })).rejects.toThrow(/has not run/);
    await expect(road.db.invoice.create({ data: { id: newId('in'), leaseId: walk.leaseId, kind: 'ACCELERATION', currency: 'KRW', billedOn: new Date('2026-08-20'), dueOn: new Date('2026-08-20'), amountMinor: 5n, createdAt: new Date() } })).rejects.toThrow(/nobody has decided/);
    await expect(road.db.leaseAcceleration.create({ data: { ...row, leaseId: one.leaseId, missedMinor: 0n, priceMinor, day: new Date('2026-08-20') } })).rejects.toThrow();
  });
});

describe('hardship', () => {
  const ask = (walk: Walk, by: Actor = walk.purchaser) => askDeferral(road.deps, by, { leaseId: walk.leaseId, months: 2, canPayMinor: 50_000n, reason: '병원에 입원해 두 달 동안 일을 쉽니다.' });

  test('puts off what is open and what falls due, charges nothing, and ends by itself', async () => {
    const walk = await demanded(road);
    const { leaseId } = walk;
    const charged = () => road.db.leaseInstalment.aggregate({ where: { leaseId }, _sum: { lateChargeMinor: true } });
    expect(errorOf(await ask(walk, second))).toEqual({ code: 'not-found' });
    const { requestId } = valueOf(await ask(walk));
    expect(errorOf(await ask(walk))).toEqual({ code: 'overdue.asked-already' });
    const before = await charged();
    valueOf(await decideDeferral(road.deps, road.deskPerson, { requestId, decision: 'GRANTED', note: '두 달 미루어 드립니다. 몸조리 잘하세요.' }));
    expect(errorOf(await decideDeferral(road.deps, second, { requestId, decision: 'DECLINED', note: '두 번 결정하지 않습니다.' }))).toEqual({ code: 'overdue.moved-on' });
    const { untilOn } = await road.db.hardshipRequest.findUniqueOrThrow({ where: { id: requestId } });
    await until(road, '2026-08-31', { leap: true });
    const open = await road.db.invoice.findMany({ where: { leaseId, state: { in: ['OPEN', 'DEFERRED'] } } });
    expect(open.length).toBeGreaterThan(2);
    const untilDay = untilOn ? toPlainDate(untilOn) : '';
    const payment = await leasePayment(road.db, walk.purchaser, leaseId, road.clock.now());
    expect(payment?.open.map(({ dueOn }) => dueOn), 'nobody has to pay it before').toEqual(open.map(() => untilDay));
    expect(payment?.next, 'all of it is taken on that day').toMatchObject({ on: untilDay, amountMinor: sum(open) });
    expect(await leavePortal(road.db, walk.purchaser, leaseId, road.clock.now())).toMatchObject({ open: { count: 0 }, deferred: { minor: sum(open), to: untilDay } });
    expect(await leaseDetail(road.db, walk.purchaser, leaseId, road.clock.now())).toMatchObject({ next: null, deferredTo: untilDay });
    expect(new Set(open.map(({ state, deferredTo }) => `${state} ${String(deferredTo)}`))).toEqual(new Set([`DEFERRED ${String(untilOn)}`]));
    expect(await charged()).toEqual(before);
    expect(await stateOf(road, leaseId)).toBe('DEFERRED');
    await until(road, '2026-09-10', { leap: true });
    expect(await stateOf(road, leaseId)).toBe('CURRENT');
    expect(await charged(), 'its last day is free too').toEqual(before);
    await until(road, '2026-09-11', { leap: true });
    expect(await stateOf(road, leaseId)).toBe('GRACE');
    expect(await road.db.invoice.count({ where: { leaseId, state: 'DEFERRED' } })).toBe(0);
    expect(await seen(road, leaseId), 'late since the last day of the deferral, wherever it is looked at').toMatchObject({ row: { oldestOn: untilDay }, detail: { oldestOn: untilDay }, late: { to30: sum(open), over90: 0n }, days: [1] });
  });

  test('may be asked before anything is overdue, and declined with a reason', async () => {
    const walk = await aLease(road, { termMonths: 12 });
    const { requestId } = valueOf(await ask(walk));
    valueOf(await decideDeferral(road.deps, road.deskPerson, { requestId, decision: 'DECLINED', note: '첫 납입 뒤에 다시 상의해 주세요.' }));
    expect(await stateOf(road, walk.leaseId)).toBeNull();
    const again = valueOf(await ask(walk)).requestId;
    valueOf(await decideDeferral(road.deps, road.deskPerson, { requestId: again, decision: 'GRANTED', note: '두 달 미루어 드리기로 했습니다.' }));
    expect(await stateOf(road, walk.leaseId)).toBe('DEFERRED');
    expect(await stepsOf(road, walk.leaseId)).toEqual([`CURRENT DEFERRED ${plainDateIn(road.clock.now())}`]);
  });
});

/** What the desk's list, its page of one lease and the portfolio say of the only lease there is. */
/** A part of what was written off comes, and is recorded once; the loss is so much less, or it is owed to whose it is. */
async function recovers({ leaseId, purchaser }: Walk, lender: 'desk' | 'script'): Promise<void> {
  const left = async () => (await ownOverdue(road.db, purchaser, leaseId, road.clock.now()))?.givenUp;
  const [account, all] = [lender === 'desk' ? 'write-off' : 'remittance-payable', (await left())?.leftMinor ?? 0n];
  const before = await balanceOf(road, leaseId, account);
  const came = { leaseId, amountMinor: 10_000n, reference: '20260921-0001' };
  expect(errorOf(await recordRecovery(road.deps, road.deskPerson, { ...came, amountMinor: all + 1n }))).toEqual({ code: 'input', fields: { amountMinor: 'overdue.more-than-given-up' } });
  const both = await Promise.all([recordRecovery(road.deps, road.deskPerson, came), recordRecovery(road.deps, second, came)]);
  expect(new Set(both.map((each) => valueOf(each).recoveryId)).size, 'one transfer, whoever says it').toBe(1);
  expect(errorOf(await recordRecovery(road.deps, second, { ...came, amountMinor: 9_999n }))).toEqual({ code: 'overdue.recovered-otherwise' });
  expect(await left()).toMatchObject({ leftMinor: all - 10_000n, recoveredMinor: 10_000n, kept: true });
  expect(await balanceOf(road, leaseId, account)).toBe(before - 10_000n);
  expect(await balanceOf(road, leaseId, 'cash')).toBe(10_000n);
  expect(await told(road, 'overdue.recovered', purchaser.userId)).toBe(1);
  const row = await road.db.writeOffRecovery.findFirstOrThrow({ where: { leaseId } });
  await expect(road.db.writeOffRecovery.create({ data: { ...row, id: newId('rv'), reference: 'another', amountMinor: all } })).rejects.toThrow(/does not wait for so much/);
  await expect(road.db.writeOffRecovery.delete({ where: { id: row.id } })).rejects.toThrow();
}

describe.each(['desk', 'script'] as const)('what is final, of %s,', (lender) => {
  test('is settled in parts by two people and the purchaser, the rest is given up', async () => {
    const walk = await accelerated(road, lender);
    const { leaseId } = walk;
    const [debt] = await invoices(road, leaseId, 'ACCELERATION');
    const [oldest, allMinor] = [await before(road, leaseId), (debt?.amountMinor ?? 0n) + sum(await invoices(road, leaseId, 'LATE_CHARGE'))];
    const called = await seen(road, leaseId);
    expect(called, 'late since the oldest of what it took the place of').toMatchObject({ row: { oldestOn: oldest, openMinor: allMinor }, detail: { oldestOn: oldest, openMinor: allMinor }, late: { to60: debt?.amountMinor } });
    expect(called.row?.days).toBe(called.detail?.days);
    expect((await leasePayment(road.db, walk.purchaser, leaseId, road.clock.now()))?.next?.amountMinor, 'both late charges').toBe(sum(await invoices(road, leaseId, 'LATE_CHARGE')));
    const totalMinor = (debt?.amountMinor ?? 0n) * 7n / 10n;
    const propose = { leaseId, totalMinor, parts: 3, firstOn: '2026-08-31', reason: WHY };
    const { settlementId } = valueOf(await proposeSettlement(road.deps, road.deskPerson, propose));
    expect(errorOf(await proposeSettlement(road.deps, second, propose))).toEqual({ code: 'overdue.proposed-already' });
    expect(errorOf(await answerSettlement(road.deps, walk.purchaser, { settlementId, answer: 'ACCEPTED' }))).toEqual({ code: 'not-found' });
    expect(errorOf(await checkSettlement(road.deps, road.deskPerson, { settlementId, decision: 'OFFERED' }))).toEqual({ code: 'overdue.other-person' });
    valueOf(await checkSettlement(road.deps, second, { settlementId, decision: 'OFFERED' }));
    valueOf(await answerSettlement(road.deps, walk.purchaser, { settlementId, answer: 'ACCEPTED' }));
    const parts = await invoices(road, leaseId, 'SETTLEMENT');
    expect(parts.map(({ dueOn }) => toPlainDate(dueOn))).toEqual(['2026-08-31', '2026-09-30', '2026-10-31']);
    expect(sum(parts)).toBe(totalMinor);
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(totalMinor);
    expect(await balanceOf(road, leaseId, 'write-off')).toBe((lender === 'desk' ? (debt?.amountMinor ?? 0n) - totalMinor : 0n) + sum(await invoices(road, leaseId, 'LATE_CHARGE')));
    const said = await leaseStatement(road.db, walk.purchaser, leaseId, road.clock.now());
    const billedMinor = (said?.lines ?? []).slice(0, (said?.lines ?? []).findIndex(({ is }) => is === 'called-in')).at(-1)?.openMinor ?? 0n;
    expect(said?.lines.filter(({ is }) => ['called-in', 'agreed', 'given-up'].includes(is)).map(({ is, chargedMinor, paidMinor }) => [is, chargedMinor, paidMinor]), 'what only moves to another bill is one line').toEqual([
      ['called-in', allMinor - billedMinor, 0n], ['agreed', 0n, 0n], ['given-up', 0n, (debt?.amountMinor ?? 0n) - totalMinor],
    ]);
    expect([said?.openMinor, said?.lines.every((line) => line.openMinor <= allMinor)], 'never more than what was owed').toEqual([totalMinor, true]);
    await pay(road, leaseId, { kind: 'SETTLEMENT' });
    expect(await stateOf(road, leaseId)).toBe('CURRENT');
  });

  test('is broken where a part is late for long, and is written off by two people; what is paid later is taken', async () => {
    const walk = await accelerated(road, lender);
    const { leaseId } = walk;
    const [debt] = await invoices(road, leaseId, 'ACCELERATION');
    const { settlementId } = valueOf(await proposeSettlement(road.deps, road.deskPerson, { leaseId, totalMinor: debt?.amountMinor ?? 0n, parts: 2, firstOn: '2026-08-31', reason: WHY }));
    valueOf(await checkSettlement(road.deps, second, { settlementId, decision: 'OFFERED' }));
    valueOf(await answerSettlement(road.deps, walk.purchaser, { settlementId, answer: 'ACCEPTED' }));
    const { steps = [] } = await overdueCase(road.db, road.deskPerson, leaseId, road.clock.now()) ?? {};
    // The log of the desk calls a purchaser who moved it by that name, and nobody else.
    expect(steps.flatMap(({ to, by }) => (by === null ? [] : [[to, by.isPurchaser]]))).toEqual([['ACCELERATED', false], ['SETTLING', true]]);
    const sight = () => ownOverdue(road.db, walk.purchaser, leaseId, road.clock.now());
    expect(await sight()).toMatchObject({ state: 'SETTLING', nextPart: { dueOn: '2026-08-31', untilOn: '2026-09-10' } });
    expect((await leavePortal(road.db, walk.purchaser, leaseId, road.clock.now()))?.open.minor, 'each part by its own day').toBe(0n);
    const toldBefore = await told(road, 'overdue.late', walk.purchaser.userId);
    await until(road, '2026-09-10', { leap: true });
    expect(await stateOf(road, leaseId)).toBe('SETTLING');
    await until(road, '2026-09-20', { leap: true });
    expect(await stateOf(road, leaseId)).toMatch(/LATE|DEMANDED/);
    expect(await sight()).toMatchObject({ offer: { state: 'BROKEN' }, dailyMinor: 0n, chargeable: false });
    expect([await told(road, 'overdue.settlement-broken', walk.purchaser.userId), await told(road, 'overdue.late', walk.purchaser.userId)]).toEqual([1, toldBefore]);
    const broken = { oldestOn: await before(road, leaseId), openMinor: debt?.amountMinor };
    expect(await seen(road, leaseId)).toMatchObject({ row: broken, detail: broken });
    const { writeOffId } = valueOf(await proposeWriteOff(road.deps, road.deskPerson, { leaseId, reason: WHY }));
    expect(errorOf(await decideWriteOff(road.deps, road.deskPerson, { writeOffId, decision: 'APPROVED', note: WHY }))).toEqual({ code: 'overdue.other-person' });
    valueOf(await decideWriteOff(road.deps, second, { writeOffId, decision: 'APPROVED', note: WHY }));
    expect(await stateOf(road, leaseId)).toBe('WRITTEN_OFF');
    expect((await road.db.lease.findUniqueOrThrow({ where: { id: leaseId } })).endCause).toBe('DEFAULTED');
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(0n);
    expect(await told(road, 'overdue.given-up', walk.purchaser.userId)).toBe(1);
    await recovers(walk, lender);
    const [part] = await invoices(road, leaseId, 'SETTLEMENT');
    await pay(road, leaseId, { id: part?.id ?? '' });
    expect(await balanceOf(road, leaseId, 'billed-receivable')).toBe(0n);
    expect((await invoices(road, leaseId, 'SETTLEMENT')).map(({ state }) => state).sort()).toEqual(['PAID', 'WRITTEN_OFF']);
  });
});

test('an offer that is not answered lapses; one of a lease that runs is not made; a write-off by hand is refused', async () => {
  const running = await aLease(road, { termMonths: 12 });
  const walk = await accelerated(road);
  const [debt] = await invoices(road, walk.leaseId, 'ACCELERATION');
  const { settlementId } = valueOf(await proposeSettlement(road.deps, road.deskPerson, { leaseId: walk.leaseId, totalMinor: debt?.amountMinor ?? 0n, parts: 1, firstOn: '2026-08-31', reason: WHY }));
  valueOf(await checkSettlement(road.deps, second, { settlementId, decision: 'OFFERED' }));
  road.clock.advance({ hours: 24 * 15 });
  await lapseSettlements(road.deps);
  expect(errorOf(await answerSettlement(road.deps, walk.purchaser, { settlementId, answer: 'ACCEPTED' }))).toEqual({ code: 'overdue.moved-on' });
  await expect(road.db.invoice.update({ where: { id: debt?.id ?? '' }, data: { state: 'WRITTEN_OFF' } })).rejects.toThrow(/written off by nobody/);
  expect(errorOf(await proposeWriteOff(road.deps, road.deskPerson, { leaseId: running.leaseId, reason: WHY }))).toEqual({ code: 'overdue.still-running' });
  await expect(road.db.writeOff.create({ data: { id: newId('wo'), leaseId: walk.leaseId, currency: 'KRW', amountMinor: 1n, reason: WHY, state: 'APPROVED', proposedById: second.userId, proposedAt: new Date(), decidedById: second.userId, decidedAt: new Date(), note: WHY } })).rejects.toThrow();
});
