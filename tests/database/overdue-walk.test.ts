import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterPayment } from '@/lib/billing/overdue/after-payment';
import { walkOverdue } from '@/lib/billing/overdue/walk-overdue';
import { moveOverdue } from '@/lib/billing/store/overdue';
import { OVERDUE_STATES, overdueMoves } from '@/lib/billing/model/overdue';
import { closePaidBuyouts } from '@/lib/endings/close-paid-buyouts';
import { standings } from '@/lib/insights/views/portfolio';
import { addDays } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { allPairs } from '@/lib/kernel/transitions';
import { freezeLease, thawLease } from '@/lib/leases/freeze-store';
import { toPlainDate } from '@/lib/platform/clock';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { balanceOf, buyOn, quoteOf } from '@/tests/support/endings';
import { valueOf } from '@/tests/support/catalogue';
import { brokenInvariants } from '@/tests/support/invariants';
import { morning, pay, stateOf, stepsOf, sweep, until } from '@/tests/support/overdue';
import { aLease, paid, told } from '@/tests/support/rights';
import { openRoad, type Road } from '@/tests/support/road';

let road: Road;
let silent: Road;
beforeAll(async () => { [road, silent] = [await openRoad(), await openRoad()]; });
afterAll(() => Promise.all([road.close(), silent.close()]));

const charges = async (of: Road, leaseId: string) => (await of.db.leaseInstalment.findMany({ where: { leaseId, lateChargeMinor: { gt: 0 } }, orderBy: { seq: 'asc' } }))
  .map(({ seq, lateChargeMinor, lateChargedTo }) => [seq, lateChargeMinor, lateChargedTo && toPlainDate(lateChargedTo)]);

const frozen = (of: Road, leaseId: string, name: string, fromOn: string, untilOn: string) => of.db.$transaction(async (tx) => {
  await freezeLease(tx, { leaseId, cause: 'CLAIM', sourceId: `${leaseId}:${name}`, fromOn });
  await thawLease(tx, 'CLAIM', `${leaseId}:${name}`, untilOn);
});

/** Day by day, by hand: those after the due date on which no freeze lies. */
function daysBy(dueOn: string, toOn: string, freezes: readonly (readonly [string, string])[]): number {
  let count = 0;
  for (let day = addDays(dueOn, 1); day <= toOn; day = addDays(day, 1)) if (!freezes.some(([from, to]) => from <= day && day <= to)) count += 1;
  return count;
}

test('a silence of months leaves the rows that a walk each day leaves; only the written demand is of the day on which it is sent', async () => {
  const [one, other] = [await aLease(road), await aLease(silent)];
  for (const [of, { leaseId }] of [[road, one], [silent, other]] as const) {
    await paid(of, leaseId, 0);
    await frozen(of, leaseId, 'a', '2026-05-06', '2026-05-12');
    of.clock.set(morning('2026-04-30'));
    await sweep(of);
  }
  await until(road, '2026-07-10');
  await until(silent, '2026-07-10', { leap: true });
  const steps = await stepsOf(road, one.leaseId);
  expect(steps).toEqual(['CURRENT GRACE 2026-05-01', 'GRACE REMINDED 2026-05-19', 'REMINDED LATE 2026-05-26', 'LATE DEMANDED 2026-06-09']);
  expect((await stepsOf(silent, other.leaseId)).slice(0, 3)).toEqual(steps.slice(0, 3));
  expect((await stepsOf(silent, other.leaseId))[3]).toBe('LATE DEMANDED 2026-07-10');
  expect(await charges(silent, other.leaseId)).toEqual(await charges(road, one.leaseId));
  expect(await silent.db.overdueDay.count()).toBe(await road.db.overdueDay.count());
  expect((await standings(road.db, road.admin, { currency: 'KRW', months: 12 })).filter(({ leases }) => leases > 0).map(({ state }) => state), 'the portfolio counts it as overdue').toEqual(['overdue']);
  expect(await told(road, 'overdue.reminded', one.purchaser.userId)).toBe(1);
  expect(await told(road, 'overdue.late', one.purchaser.userId)).toBe(1);
  expect(await told(silent, 'overdue.late', other.purchaser.userId), 'a demand has overtaken it').toBe(0);
});

test('two walks at once, and one more, change nothing', async () => {
  const rows = async () => [await road.db.leaseOverdue.findMany({ orderBy: { leaseId: 'asc' } }), await road.db.overdueStep.findMany({ orderBy: { id: 'asc' } }), await road.db.leaseInstalment.findMany({ where: { lateChargeMinor: { gt: 0 } } })];
  const before = await rows();
  await Promise.all([walkOverdue(road.deps), walkOverdue(road.deps)]);
  await sweep(road);
  expect(await rows()).toEqual(before);
});

test('late charges are those that a hand reckons, over random frozen days, rounded once and down', async () => {
  let seed = 20_260_707;
  const random = (most: number) => { seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor((seed / 2_147_483_648) * most); };
  const leases = [];
  for (let index = 0; index < 4; index += 1) {
    const walk = await aLease(silent);
    await paid(silent, walk.leaseId, 0);
    const freezes = Array.from({ length: 3 }, () => {
      const from = addDays('2026-05-01', random(140));
      return [from, addDays(from, random(25))] as const;
    });
    for (const [name, [from, to]] of freezes.entries()) await frozen(silent, walk.leaseId, String(name), from, to);
    leases.push({ walk, freezes });
  }
  await until(silent, '2026-10-06', { leap: true });
  for (const { walk: { leaseId }, freezes } of leases) {
    const overdue = await silent.db.leaseOverdue.findUniqueOrThrow({ where: { leaseId } });
    expect(['LATE', 'DEMANDED']).toContain(overdue.state);
    for (const { seq, dueOn, amountMinor, lateChargeMinor, lateChargedTo, invoices: [bill] } of await silent.db.leaseInstalment.findMany({ where: { leaseId, dueOn: { lte: new Date('2026-09-25') }, seq: { gt: 0 } }, include: { invoices: { where: { kind: 'INSTALMENT' } } } })) {
      // A bill that came after its day is late from there.
      const from = bill && bill.billedOn > dueOn ? bill.billedOn : dueOn;
      const days = BigInt(daysBy(businessDayFrom(toPlainDate(from)), lateChargedTo ? toPlainDate(lateChargedTo) : '2026-10-05', freezes));
      expect([seq, lateChargeMinor]).toEqual([seq, (amountMinor * 99n * days) / (1000n * 365n)]);
    }
  }
});

describe('a lease', () => {
  test('that is paid is where it was before, is asked for its late charge once, and that is income', async () => {
    const walk = await aLease(road);
    road.clock.set(morning('2026-07-10'));
    await paid(road, walk.leaseId, 0);
    await until(road, '2026-08-20');
    expect(await stateOf(road, walk.leaseId)).toBe('DEMANDED');
    const accrued = (await charges(road, walk.leaseId)).reduce((sum, [, amount]) => sum + (amount as bigint), 0n);
    expect(accrued).toBeGreaterThan(0n);
    await pay(road, walk.leaseId, { kind: 'INSTALMENT' });
    expect(await stateOf(road, walk.leaseId)).toBe('CURRENT');
    const asked = await road.db.invoice.findMany({ where: { leaseId: walk.leaseId, kind: 'LATE_CHARGE' } });
    expect(asked.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(accrued);
    expect(await balanceOf(road, walk.leaseId, 'late-charge-income')).toBe(-accrued);
    await afterPayment(road.deps, { leaseId: walk.leaseId });
    await sweep(road);
    expect(await road.db.invoice.count({ where: { leaseId: walk.leaseId, kind: 'LATE_CHARGE' } })).toBe(asked.length);
    expect(await told(road, 'overdue.cleared', walk.purchaser.userId)).toBe(1);
  });

  test('rests while its payment is refused, and the other lease of the same person goes on by itself', async () => {
    const walk = await aLease(road);
    const other = await aLease(road, { purchaser: walk.purchaser });
    road.clock.set(morning('2026-08-21'));
    await paid(road, other.leaseId, 0, 1, 2, 3, 4, 5);
    valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '건반 여러 개에서 소리가 나지 않습니다.' }));
    await until(road, '2026-08-28');
    expect(await stateOf(road, walk.leaseId)).toBeNull();
    expect(await stateOf(road, other.leaseId)).toBeNull();
    expect(await charges(road, walk.leaseId)).toEqual([]);
  });

  test('of which something is paid while its step is taken comes out of it', async () => {
    const walk = await aLease(road);
    road.clock.set(morning('2026-08-29'));
    await paid(road, walk.leaseId, 0, 1, 2, 3);
    await until(road, '2026-09-01');
    expect(await stateOf(road, walk.leaseId)).toBe('GRACE');
    road.clock.set(morning('2026-09-10'));
    await Promise.all([sweep(road), pay(road, walk.leaseId)]);
    await sweep(road);
    expect(await stateOf(road, walk.leaseId)).toBe('CURRENT');
  });

  test('that falls due on a holiday is not late before the next business day is over, and who pays in its grace was told of nothing', async () => {
    // 25 September 2026 is Chuseok, a Friday.
    const [walk, other] = [await aLease(road, { form: { dueDay: 25 } }), await aLease(road, { form: { dueDay: 25 } })];
    road.clock.set(morning('2026-09-24'));
    for (const { leaseId } of [walk, other]) {
      const due = await road.db.leaseInstalment.findMany({ where: { leaseId, dueOn: { lt: new Date('2026-09-25') } } });
      await paid(road, leaseId, ...due.map(({ seq }) => seq));
    }
    await until(road, '2026-09-28');
    expect(await stateOf(road, walk.leaseId)).toBeNull();
    await pay(road, walk.leaseId);
    await until(road, '2026-09-29');
    expect([await stateOf(road, walk.leaseId), await stateOf(road, other.leaseId)]).toEqual([null, 'GRACE']);
    expect(await road.db.leaseOverdue.findUnique({ where: { leaseId: other.leaseId }, select: { oldestOn: true } })).toEqual({ oldestOn: new Date('2026-09-28') });
    await pay(road, other.leaseId);
    expect(await stateOf(road, other.leaseId)).toBe('CURRENT');
    for (const { purchaser } of [walk, other]) expect(await told(road, 'overdue.cleared', purchaser.userId)).toBe(0);
  });

  test('moves only where its moves allow it, of all pairs', async () => {
    const walk = await aLease(road);
    const at = road.clock.now();
    for (const { from, to, legal } of allPairs(overdueMoves)) {
      await expect(road.db.$transaction(async (tx) => {
        await tx.leaseOverdue.upsert({ where: { leaseId: walk.leaseId }, create: { leaseId: walk.leaseId, state: from, since: new Date('2026-09-10'), lateRate: 0 }, update: { state: from } });
        expect([from, to, await moveOverdue(tx, walk.leaseId, { to, day: '2026-09-10', nextOn: null, by: null, at })]).toEqual([from, to, legal]);
        throw new Error('undone');
      })).rejects.toThrow('undone');
    }
    expect(OVERDUE_STATES).toHaveLength(9);
  });
});

test('nobody is written to by night', async () => {
  const walk = await aLease(road);
  road.clock.set(morning('2026-09-11'));
  await paid(road, walk.leaseId, 0, 1, 2, 3, 4, 5);
  await until(road, '2026-10-11');
  road.clock.set('2026-10-11T15:30:00Z');
  await sweep(road);
  expect(await stateOf(road, walk.leaseId)).toBe('REMINDED');
  expect(await told(road, 'overdue.reminded', walk.purchaser.userId)).toBe(0);
  road.clock.set('2026-10-11T23:30:00Z');
  await sweep(road);
  expect(await told(road, 'overdue.reminded', walk.purchaser.userId)).toBe(1);
});

test('goods that are bought in arrears cost what was said, late charges included, and the lease ends once that is paid', async () => {
  const walk = await aLease(road);
  road.clock.set(morning('2026-10-12'));
  await paid(road, walk.leaseId, 0, 1, 2, 3, 4);
  await until(road, '2026-11-12', { leap: true });
  const quote = await quoteOf(road, walk.leaseId, '2026-11-13');
  expect(quote.chargesMinor).toBeGreaterThan(0n);
  valueOf(await buyOn(road, walk, '2026-11-13'));
  const tried = await road.db.invoice.findMany({ where: { leaseId: walk.leaseId, state: 'OPEN' } });
  expect(tried.every(({ tryOn }) => tryOn !== null && toPlainDate(tryOn) <= '2026-11-13'), 'what was left to be paid by hand too').toBe(true);
  await until(road, '2026-11-13', { leap: true });
  expect((await quoteOf(road, walk.leaseId, '2026-11-13')).chargesMinor, 'nothing was added since').toBe(quote.chargesMinor);
  let taken = await pay(road, walk.leaseId);
  const charged = await road.db.invoice.findMany({ where: { leaseId: walk.leaseId, kind: 'LATE_CHARGE', state: 'OPEN' } });
  expect(charged.every(({ tryOn }) => tryOn !== null && toPlainDate(tryOn) === '2026-11-13')).toBe(true);
  taken += await pay(road, walk.leaseId);
  expect(taken).toBe(quote.altogetherMinor);
  await closePaidBuyouts(road.deps);
  expect(await road.db.lease.findUnique({ where: { id: walk.leaseId }, select: { endCause: true } })).toEqual({ endCause: 'BOUGHT_OUT' });
});

describe('the database refuses', () => {
  test('a late charge above the rate agreed, when it is looked at, and a rate above the contract’s at once', async () => {
    const { leaseId, seq, lateChargeMinor } = await silent.db.leaseInstalment.findFirstOrThrow({ where: { lateChargeMinor: { gt: 0 } } });
    const set = (amount: bigint) => silent.db.leaseInstalment.update({ where: { leaseId_seq: { leaseId, seq } }, data: { lateChargeMinor: amount } });
    await set(lateChargeMinor + 1n);
    expect(await brokenInvariants(silent.database.migrationUrl)).toEqual([expect.stringContaining('6 late charge above the rate agreed')]);
    await set(lateChargeMinor);
    await expect(silent.db.leaseOverdue.update({ where: { leaseId }, data: { lateRate: 0.1 } })).rejects.toThrow(/above what its contract says/);
  });

  test('another history, and a demand that is not as it was sent or too short', async () => {
    const step = await silent.db.overdueStep.findFirstOrThrow({ where: { toldAt: { not: null } } });
    await expect(silent.db.overdueStep.update({ where: { id: step.id }, data: { toldAt: null } })).rejects.toThrow();
    await expect(silent.db.overdueStep.delete({ where: { id: step.id } })).rejects.toThrow();
    const demand = await silent.db.overdueDemand.findFirstOrThrow();
    await expect(silent.db.overdueDemand.update({ where: { id: demand.id }, data: { text: '다른 글' } })).rejects.toThrow();
    await expect(silent.db.overdueDemand.create({ data: { ...demand, id: 'dm_short', untilOn: new Date(demand.sentOn.getTime() + 13 * 86_400_000) } })).rejects.toThrow();
  });
});
