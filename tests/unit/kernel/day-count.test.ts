import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { DAY_COUNTS, days360, periodRate, yearFraction } from '@/lib/kernel/day-count';

const anyDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));
const value = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) => Number(numerator) / Number(denominator);

describe('days between dates', () => {
  test.each([
    ['2026-01-31', '2026-02-28', 28, 28], ['2026-02-28', '2026-03-31', 30, 32], ['2026-01-30', '2026-01-31', 0, 0],
    ['2026-01-15', '2026-01-31', 16, 15], ['2024-02-28', '2024-03-01', 3, 3], ['2025-12-31', '2026-12-31', 360, 360],
  ])('%s to %s: %i by the US rule, %i by the European', (from, to, us, european) => {
    expect([days360(from, to), days360(from, to, true)]).toEqual([us, european]);
  });

  test('a month is a twelfth by 30/360, whatever its length', () => {
    for (let month = 1; month < 12; month += 1) {
      const [from, to] = [month, month + 1].map((each) => `2026-${String(each).padStart(2, '0')}-05`);
      expect(value(yearFraction('30/360', from ?? '', to ?? '')) * 12).toBe(1);
    }
  });

  test('a whole year is one by ACT/ACT, leap or not', () => {
    for (const year of [2023, 2024, 2025, 2028]) expect(value(yearFraction('ACT/ACT', `${year}-01-01`, `${year + 1}-01-01`))).toBe(1);
    expect(value(yearFraction('ACT/ACT', '2023-07-01', '2024-07-01'))).toBeCloseTo(184 / 365 + 182 / 366, 15);
  });

  test('by every count time adds up, is never negative and never runs ahead', () => {
    fc.assert(fc.property(anyDate, fc.nat(900), fc.nat(900), fc.constantFrom(...DAY_COUNTS), (from, first, second, count) => {
      const [middle, to] = [addDays(from, first), addDays(from, first + second)];
      const whole = value(yearFraction(count, from, to));
      expect(whole).toBeGreaterThanOrEqual(0);
      if (count.startsWith('ACT')) expect(value(yearFraction(count, from, middle)) + value(yearFraction(count, middle, to))).toBeCloseTo(whole, 12);
      expect(Math.abs(whole - (first + second) / 365)).toBeLessThan(0.05 + (first + second) / 10_000);
    }), { numRuns: 3000 });
  });

  test('a rate over a part of a year is exact', () => {
    expect(periodRate('0.12', { numerator: 31n, denominator: 365n })).toEqual({ numerator: 372n, denominator: 36500n });
  });
});
