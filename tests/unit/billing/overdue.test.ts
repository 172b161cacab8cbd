import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demandUntil, graceOverSince, lateCharge, lateOn, mayTellAt, moreThanTenth, obstaclesOf, overdueMoves, PLAN, remindedOn, settlementOverSince, settlementParts, settlementUntil, stepAhead, twoInARow, type AccelerationFacts } from '@/lib/billing/model/overdue';
import { dailyCharge } from '@/lib/billing/store/overdue';
import type { Invoice } from '@/lib/platform/generated/client';
import { addDays, daysBetween } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayBefore, businessDayFrom, isBusinessDay, restDaysUntil } from '@/lib/kernel/korean-holidays';
import { ratioOf } from '@/lib/kernel/rounding';
import { allPairs, canMove } from '@/lib/kernel/transitions';

const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2026-01-01', days));
const missed = fc.uniqueArray(fc.record({ seq: fc.integer({ min: 0, max: 60 }), openMinor: fc.bigInt({ min: 1n, max: 10n ** 9n }) }), { selector: ({ seq }) => seq, maxLength: 12 });

describe('all that is left may fall due at once (art. 13(1))', () => {
  test('only where two instalments were missed one after the other; the first payment is none of them', () => {
    fc.assert(fc.property(missed, (rows) => {
      const sorted = rows.map(({ seq }) => seq).filter((seq) => seq > 0).sort((a, b) => a - b);
      expect(twoInARow(rows)).toBe(sorted.some((seq, index) => sorted[index + 1] === seq + 1));
    }));
    expect(twoInARow([{ seq: 0, openMinor: 1n }, { seq: 1, openMinor: 1n }])).toBe(false);
  });

  test('only where more than a tenth is missed, a tenth itself is too little', () => {
    fc.assert(fc.property(missed, fc.bigInt({ min: 1n, max: 10n ** 10n }), (rows, price) => {
      const sum = rows.reduce((total, { seq, openMinor }) => (seq > 0 ? total + openMinor : total), 0n);
      expect(moreThanTenth(rows, price)).toBe(sum > price / 10n || (sum === price / 10n && sum * 10n > price));
    }));
    expect(moreThanTenth([{ seq: 1, openMinor: 10n }], 100n)).toBe(false);
    expect(moreThanTenth([{ seq: 1, openMinor: 11n }], 100n)).toBe(true);
  });

  test('and a step that its day went by without is shown on the next day on which it can be taken', () => {
    expect([9, 20, 21, 23].map((hour) => stepAhead('2026-11-23', { today: '2026-12-01', hour }))).toEqual(['2026-12-01', '2026-12-01', '2026-12-02', '2026-12-02']);
    fc.assert(fc.property(day, day, fc.integer({ min: 0, max: 23 }), (dueOn, today, hour) => {
      const on = stepAhead(dueOn, { today, hour });
      expect(on >= dueOn && on >= today).toBe(true);
      if (dueOn > today) expect(on).toBe(dueOn);
    }));
  });

  test('and where a demand has run its fourteen days, nothing rests and no payment is on its way', () => {
    const lawful: AccelerationFacts = { missed: [{ seq: 2, openMinor: 60n }, { seq: 3, openMinor: 60n }], priceMinor: 1000n, today: '2026-07-15', frozen: false, attempt: false, buying: false, demand: { untilOn: '2026-07-14', days: 14 } };
    expect(obstaclesOf(lawful)).toEqual([]);
    expect(obstaclesOf({ ...lawful, demand: null })).toEqual(['no-demand']);
    expect(obstaclesOf({ ...lawful, today: '2026-07-14' })).toEqual(['demand-runs']);
    expect(obstaclesOf({ ...lawful, demand: { untilOn: '2026-07-14', days: 13 } }), 'a day of it was frozen').toEqual(['demand-runs']);
    expect(obstaclesOf({ ...lawful, frozen: true, attempt: true })).toEqual(['frozen', 'attempt']);
    expect(obstaclesOf({ ...lawful, buying: true }), 'what is left was asked for already').toEqual(['buying']);
    expect(obstaclesOf({ ...lawful, missed: [{ seq: 2, openMinor: 60n }] })).toEqual(['one-missed', 'tenth']);
  });
});

test('a demand gives fourteen days at least, and ends on a business day', () => {
  fc.assert(fc.property(day, (sent) => {
    const until = demandUntil(sent);
    expect(daysBetween(sent, until)).toBeGreaterThanOrEqual(PLAN.demandDays);
    expect(isBusinessDay(until)).toBe(true);
    expect(isBusinessDay(lateOn(sent))).toBe(true);
  }), { numRuns: 300 });
});

test('no reminder before five business days of grace are over', () => {
  fc.assert(fc.property(day, (due) => {
    expect(remindedOn(addDays(due, 1))).toBe(addBusinessDays(due, 6));
    const over = graceOverSince(due);
    expect(addBusinessDays(businessDayFrom(over), PLAN.graceBusinessDays) < due).toBe(true);
    expect(addBusinessDays(businessDayFrom(addDays(over, 1)), PLAN.graceBusinessDays) < due).toBe(false);
  }), { numRuns: 200 });
});

test('what falls due on a day of rest is late after the next business day, by a table and by a bound as by hand', () => {
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 20 }), (due, ago) => {
    const today = addDays(due, ago);
    expect(due <= businessDayBefore(today)).toBe(businessDayFrom(due) < today);
    expect(restDaysUntil(Number(today.slice(0, 4)))[due] ?? due).toBe(businessDayFrom(due));
    expect(due <= settlementOverSince(today)).toBe(settlementUntil(due) < today);
  }), { numRuns: 300 });
});

test('a late charge is rounded down once, never above the rate, and never less for a day more', () => {
  fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2500 }), (open, days, bps) => {
    const charge = lateCharge(open, ratioOf((bps / 10_000).toFixed(4)), days);
    expect(charge * 365n * 10_000n).toBeLessThanOrEqual(open * BigInt(days) * BigInt(bps));
    expect((charge + 1n) * 365n * 10_000n).toBeGreaterThan(open * BigInt(days) * BigInt(bps));
    expect(lateCharge(open, ratioOf((bps / 10_000).toFixed(4)), days + 1)).toBeGreaterThanOrEqual(charge);
  }));
});

test('another day costs what runs on instalments whose grace is over, and nothing on the others', () => {
  const bill = (kind: string, dueOn: string, amountMinor: bigint) => ({ kind, dueOn: new Date(dueOn), billedOn: new Date(dueOn), amountMinor, creditMinor: 0n }) as Invoice;
  const [over, inGrace] = [bill('INSTALMENT', '2026-07-10', 365_000n), bill('INSTALMENT', '2026-08-10', 365_000n)];
  expect(dailyCharge([over, inGrace, bill('SETTLEMENT', '2026-06-10', 365_000n)], '0.1', '2026-08-12')).toBe(100n);
  expect(dailyCharge([over, inGrace], '0.1', '2026-08-19')).toBe(200n);
});

test('the parts of a settlement add up, and none is nothing', () => {
  fc.assert(fc.property(fc.bigInt({ min: 12n, max: 10n ** 12n }), fc.integer({ min: 1, max: 12 }), (total, parts) => {
    const each = settlementParts(total, parts);
    expect(each.reduce((sum, part) => sum + part, 0n)).toBe(total);
    expect(each.every((part) => part > 0n)).toBe(true);
  }));
});

test('only a demand comes before all is called in, and nothing leaves a write-off', () => {
  expect(allPairs(overdueMoves).filter(({ to, legal }) => legal && to === 'ACCELERATED').map(({ from }) => from)).toEqual(['DEMANDED']);
  expect(allPairs(overdueMoves).filter(({ from, legal }) => legal && from === 'WRITTEN_OFF')).toEqual([]);
  expect(canMove(overdueMoves, 'GRACE', 'LATE')).toBe(false);
});

test('nobody is told anything between nine in the evening and eight in the morning', () => {
  expect(Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => !mayTellAt(hour))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23]);
});
