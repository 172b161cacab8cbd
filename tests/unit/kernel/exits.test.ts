import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonthsClamped, dueDates, nextDueDay } from '@/lib/kernel/calendar';
import { exitRibbon } from '@/lib/kernel/exits';
import { payoffOn } from '@/lib/kernel/payoff';
import { PIANO, priced, randomPlan } from './random-plan';

const firstDue = fc.record({ from: fc.integer({ min: 0, max: 4000 }), day: fc.integer({ min: 1, max: 31 }) }).map(({ from, day }) => ({ first: nextDueDay(addDays('2026-01-01', from), day), day }));

describe('the price of leaving', () => {
  test('is a sum that can be checked: instalments left, and the residual, less the fee for time that has not passed', () => {
    fc.assert(fc.property(randomPlan, (terms) => {
      for (const point of exitRibbon(priced(terms), 1000)) expect(point.leftMinor + terms.residualMinor - point.unearnedFeeMinor).toBe(point.buyoutMinor);
    }), { numRuns: 300 });
  });
});

describe('early payoff', () => {
  const dates = dueDates('2027-01-31', 48);
  const piano = priced(PIANO);

  test('on a due date is the buyout of that month', () => {
    fc.assert(fc.property(randomPlan, firstDue, (terms, { first, day }) => {
      const schedule = priced(terms);
      const due = dueDates(first, terms.termMonths, day);
      const ribbon = exitRibbon(schedule, 0);
      for (const [index, on] of due.entries()) {
        if (terms.timing === 'ADVANCE' && index === due.length - 1) continue;
        expect(payoffOn(schedule, due, on)).toEqual({ leftMinor: ribbon[index + 1]?.leftMinor, unearnedFeeMinor: ribbon[index + 1]?.unearnedFeeMinor, payoffMinor: ribbon[index + 1]?.buyoutMinor });
      }
    }), { numRuns: 100 });
  });

  test('before the first month is what was financed: those days are free', () => {
    for (const on of ['2026-11-28', '2026-12-31']) expect(payoffOn(piano, dates, on).payoffMinor).toBe(4_932_000n);
    expect(payoffOn(piano, dates, '2027-01-01').payoffMinor).toBeGreaterThan(4_932_000n);
  });

  test('the fee of a month is earned evenly, day by day', () => {
    const [before, after] = [payoffOn(piano, dates, '2027-01-31'), payoffOn(piano, dates, '2027-02-28')];
    const month = before.unearnedFeeMinor - after.unearnedFeeMinor;
    for (let day = 0; day <= 28; day += 1) {
      const { unearnedFeeMinor } = payoffOn(piano, dates, addDays('2027-01-31', day));
      expect(Math.abs(Number(before.unearnedFeeMinor - unearnedFeeMinor) - (Number(month) * day) / 28)).toBeLessThanOrEqual(0.5);
    }
  });

  test('the fee never grows from one day to the next, and nothing of it is left at the end', () => {
    fc.assert(fc.property(randomPlan, firstDue, fc.nat(4000), (terms, { first, day }, later) => {
      const schedule = priced(terms);
      const due = dueDates(first, terms.termMonths, day);
      const on = addDays(first, later - 40);
      expect(payoffOn(schedule, due, addDays(on, 1)).unearnedFeeMinor <= payoffOn(schedule, due, on).unearnedFeeMinor).toBe(true);
      const end = addMonthsClamped(due.at(-1) ?? '', 1);
      expect(payoffOn(schedule, due, addDays(end, 3))).toEqual({ leftMinor: 0n, unearnedFeeMinor: 0n, payoffMinor: terms.residualMinor });
    }), { numRuns: 300 });
  });

  test('in advance the last month is not owed by who ends at its beginning', () => {
    const advance = priced({ ...PIANO, timing: 'ADVANCE' });
    const payoff = payoffOn(advance, dates, dates.at(-1) ?? '');
    expect(payoff.leftMinor).toBe(0n);
    expect(payoff.payoffMinor).toBe(1_096_000n - payoff.unearnedFeeMinor);
    expect(payoff.unearnedFeeMinor).toBeGreaterThan(0n);
  });
});
