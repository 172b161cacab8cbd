import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pmt } from '@/lib/kernel/annuity';
import { leasePayment, leaseYield, oddFirstPeriodPayment, remainingValue, unwindLiability } from '@/lib/kernel/lease-payment';

describe('the payment of a lease', () => {
  test('without advance payments and residual it is the annuity at the end, with one the annuity at the beginning', () => {
    const terms = { value: 1000, residual: 0, nper: 12 };
    expect(leasePayment(0.01, { ...terms, advance: 0 }).toFixed(20)).toBe(pmt(0.01, 12, -1000).toFixed(20));
    expect(leasePayment(0.01, { ...terms, advance: 1 }).toFixed(20)).toBe(pmt(0.01, 12, -1000, 0, 1).toFixed(20));
  });

  test('all of it in advance is a price, and no rate says what it costs', () => {
    const terms = { value: 1200, residual: 0, nper: 12, advance: 12 };
    expect(leasePayment(0.05, terms).toNumber()).toBe(100);
    expect(leaseYield(100, terms).ok).toBe(false);
  });

  test('yield undoes payment', () => {
    const lease = fc.record({
      rate: fc.integer({ min: 0, max: 500 }).map((n) => n / 10_000), nper: fc.integer({ min: 2, max: 84 }), advance: fc.integer({ min: 0, max: 6 }), residual: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(fc.property(lease, ({ rate, nper, advance, residual }) => {
      const terms = { value: 1000, residual: residual * 10, nper, advance: Math.min(advance, nper - 1) };
      const found = leaseYield(leasePayment(rate, terms), terms);
      expect(found.ok && found.value.toNumber()).toBeCloseTo(rate, 9);
    }), { numRuns: 100 });
  });

  test('impossible terms are refused', () => {
    for (const wrong of [{ nper: 0 }, { nper: 1.5 }, { advance: -1 }, { advance: 13 }]) {
      expect(() => leasePayment(0.01, { value: 1, residual: 0, nper: 12, advance: 0, ...wrong })).toThrow(RangeError);
    }
  });
});

test('thirty days to the first payment are a month as any other, and each day more costs', () => {
  expect(oddFirstPeriodPayment(0.01, 24, 4000, 0, 30).toFixed(15)).toBe(pmt(0.01, 24, -4000).toFixed(15));
  expect(oddFirstPeriodPayment(0.01, 24, 4000, 0, 45).div(oddFirstPeriodPayment(0.01, 24, 4000, 0, 30)).toFixed(15)).toBe('1.005000000000000');
});

test('a liability unwinds to its last payment', () => {
  const rows = unwindLiability(0.05, 10, 100_000);
  expect(rows).toHaveLength(10);
  expect(rows[0]?.opening.toFixed(6)).toBe(remainingValue(0.05, 9, 100_000).toFixed(6));
  expect(rows.at(-1)?.opening.toFixed(6)).toBe('100000.000000');
  const interest = rows.reduce((sum, row) => sum.plus(row.interest), remainingValue(0.05, 9, 100_000));
  expect(interest.toFixed(6)).toBe('900000.000000');
});
