import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectDue } from '@/lib/billing/collect-due';
import { tellSteps } from '@/lib/billing/overdue/tell-steps';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { runBilling } from '@/lib/billing/run-billing';
import { askForCharges, clearSettled } from '@/lib/billing/overdue/after-payment';
import { findOverdueLease } from '@/lib/billing/store/overdue';
import { addDays } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { cancelInvoice } from '@/lib/leases/invoice-store';
import { toPlainDate } from '@/lib/platform/clock';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { valueOf } from '@/tests/support/catalogue';
import { balanceOf } from '@/tests/support/endings';
import { brokenInvariants } from '@/tests/support/invariants';
import { morning, pay, stateOf, until } from '@/tests/support/overdue';
import { aLease, openRoad, paid, told, type Road, type Walk } from '@/tests/support/rights';
import { statementsOf } from '@/tests/support/statements';
import { aCard } from '@/tests/support/transfers';

let road: Road;
beforeEach(async () => { road = await openRoad(); });
afterEach(() => road.close());

const charges = (leaseId: string) => road.db.invoice.findMany({ where: { leaseId, kind: 'LATE_CHARGE' } });
const accrued = async (leaseId: string) => (await road.db.leaseInstalment.aggregate({ where: { leaseId }, _sum: { lateChargeMinor: true } }))._sum.lateChargeMinor ?? 0n;
const waits = async (leaseId: string) => (await road.db.leaseOverdue.findUniqueOrThrow({ where: { leaseId } })).chargesWait;
const day = () => road.clock.now().toString().slice(0, 10);
const tomorrow = () => until(road, addDays(day(), 1));
const WHY = '점검표에 이상이 없다고 되어 있습니다.';

/** A lease whose second instalment is late for weeks; what that costs. */
async function late(): Promise<{ walk: Walk; minor: bigint }> {
  const walk = await aLease(road);
  await paid(road, walk.leaseId, 0, 1);
  const { dueOn } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 2 } } });
  await until(road, addDays(toPlainDate(dueOn), 27), { leap: true });
  expect(await stateOf(road, walk.leaseId)).toBe('LATE');
  const minor = await accrued(walk.leaseId);
  expect(minor).toBeGreaterThan(0n);
  return { walk, minor };
}

const refuse = async (walk: Walk) => valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 여러 개에서 소리가 나지 않습니다.' })).refusalId;

const answer = async (refusalId: string, says: 'REJECTED' | 'ACCEPTED', { seller }: Walk) => {
  const reason = says === 'REJECTED' ? WHY : '';
  valueOf(await answerRefusal(road.deps, seller, { refusalId, answer: says, reason }));
  if (says === 'REJECTED') valueOf(await answerRefusal(road.deps, road.deskPerson, { refusalId, answer: says, reason }));
};

test('a step that was taken in the night is not told by day where its lease rests since, but once it goes on', async () => {
  const walk = await aLease(road);
  await paid(road, walk.leaseId, 0, 1);
  const { dueOn } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 2 } } });
  await until(road, addDays(toPlainDate(dueOn), 1), { leap: true });
  while (await stateOf(road, walk.leaseId) !== 'LATE') {
    road.clock.set(`${day()}T15:05:00Z`);
    await runBilling(road.deps);
    await walkOverdue(road.deps);
    if (await stateOf(road, walk.leaseId) !== 'LATE') await until(road, addDays(day(), 1));
  }
  const heard = () => told(road, 'overdue.late', walk.purchaser.userId);
  const today = addDays(day(), 1);
  await road.db.$transaction((tx) => freezeLease(tx, { leaseId: walk.leaseId, cause: 'RETURN', sourceId: 'rt_any', fromOn: today }));
  road.clock.set(morning(today));
  await tellSteps(road.deps);
  expect(await heard()).toBe(0);
  await road.db.$transaction((tx) => thawLease(tx, 'RETURN', 'rt_any', today));
  await tomorrow();
  expect(await heard()).toBe(1);
});

describe('the late charge of an instalment that is paid while its lease rests', () => {
  test('waits until its refusal is rejected, and is asked for once, in what it was before', async () => {
    const { walk, minor } = await late();
    const { leaseId } = walk;
    const refusalId = await refuse(walk);
    await tomorrow();
    await pay(road, leaseId, { kind: 'INSTALMENT' });
    await tomorrow();
    expect([await charges(leaseId), await stateOf(road, leaseId), await waits(leaseId), await balanceOf(road, leaseId, 'late-charge-income')]).toEqual([[], 'CURRENT', true, 0n]);
    await answer(refusalId, 'REJECTED', walk);
    await clearSettled(road.deps);
    expect(await charges(leaseId), 'that day is a day of rest').toEqual([]);
    await tomorrow();
    const [charge, ...others] = await charges(leaseId);
    expect(charge).toMatchObject({ amountMinor: minor, state: 'OPEN', billedOn: new Date(day()), dueOn: new Date(addDays(day(), 14)) });
    expect([others, await waits(leaseId), await balanceOf(road, leaseId, 'late-charge-income')]).toEqual([[], false, -minor]);
    await Promise.all([clearSettled(road.deps), clearSettled(road.deps)]);
    expect(await charges(leaseId)).toHaveLength(1);
  });

  test('is never asked for where its refusal stands', async () => {
    const { walk } = await late();
    const { leaseId } = walk;
    const refusalId = await refuse(walk);
    await pay(road, leaseId, { kind: 'INSTALMENT' });
    expect(await waits(leaseId)).toBe(true);
    await answer(refusalId, 'ACCEPTED', walk);
    for (let each = 0; each < 3; each += 1) await tomorrow();
    expect([await charges(leaseId), await waits(leaseId), await balanceOf(road, leaseId, 'late-charge-income')]).toEqual([[], false, 0n]);
    const { sent } = await statementsOf(() => clearSettled(road.deps));
    expect(sent.filter(({ text }) => text.startsWith('UPDATE')), 'and nobody looks at it again').toEqual([]);
  });

  test.each(['WITHDRAWAL', 'GOODS_BACK'] as const)('waits while billing rests by %s, other bills of it being late still', async (cause) => {
    const { walk: { leaseId }, minor } = await late();
    const { dueOn } = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId, seq: 3 } } });
    await until(road, addDays(toPlainDate(dueOn), 2));
    const charged = await accrued(leaseId);
    expect(charged).toBeGreaterThan(minor);
    await road.db.$transaction((tx) => freezeLease(tx, { leaseId, cause, sourceId: leaseId, fromOn: day() }));
    await pay(road, leaseId, { seq: 2 });
    await tomorrow();
    expect([await charges(leaseId), await waits(leaseId)]).toEqual([[], true]);
    await road.db.$transaction((tx) => thawLease(tx, cause, leaseId, day()));
    await tomorrow();
    expect((await charges(leaseId)).map(({ seq, amountMinor }) => [seq, amountMinor])).toEqual([[2, charged]]);
  });

  test.each(['PAYMENT_REFUSAL', 'WITHDRAWAL'] as const)('that was asked for before a %s rests with its lease, and is collected afterwards', async (cause) => {
    const { walk: { leaseId, purchaser } } = await late();
    await pay(road, leaseId, { kind: 'INSTALMENT' });
    const [charge] = await charges(leaseId);
    await aCard(road, purchaser);
    await road.db.$transaction((tx) => freezeLease(tx, { leaseId, cause, sourceId: leaseId, fromOn: day() }));
    await until(road, toPlainDate(charge?.tryOn ?? new Date()));
    await collectDue(road.deps);
    const attempts = () => road.db.collectionAttempt.count({ where: { invoiceId: charge?.id ?? '' } });
    expect([await attempts(), await stateOf(road, leaseId)]).toEqual([0, 'CURRENT']);
    await road.db.$transaction((tx) => thawLease(tx, cause, leaseId, day()));
    road.clock.set(morning(businessDayFrom(addDays(day(), 1))));
    await collectDue(road.deps);
    expect(await attempts()).toBe(1);
  });

  test('is seen by the invariants where it is asked for all the same, and where nobody will ask for it', async () => {
    const { walk } = await late();
    const { leaseId } = walk;
    await refuse(walk);
    await tomorrow();
    await pay(road, leaseId, { kind: 'INSTALMENT' });
    await road.db.leaseOverdue.update({ where: { leaseId }, data: { chargesWait: false } });
    expect((await brokenInvariants(road.database.migrationUrl)).join('\n')).toContain('7 late charge of a paid instalment that nobody will ask for');
    const lease = await findOverdueLease(road.db, leaseId);
    if (!lease) throw new Error('no lease');
    await road.db.$transaction((tx) => askForCharges(tx, lease, [2], { day: day(), at: road.clock.now() }));
    expect((await brokenInvariants(road.database.migrationUrl)).join('\n')).toContain('6 late charge asked for while billing rested');
    const [charge] = await charges(leaseId);
    await road.db.$transaction((tx) => cancelInvoice(tx, { ...charge!, kind: 'LATE_CHARGE' }, day(), road.clock.now()));
  });
});
