import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amortize, byFactors, exactLevel, smoothed } from '@/lib/kernel/amortization';
import { roundRatio } from '@/lib/kernel/rounding';
import { buildSchedule, exactInstalment, type Schedule } from '@/lib/kernel/schedule';
import { priced, randomPlan } from './random-plan';

const spread = (rows: readonly { amountMinor: bigint }[]) => {
  const difference = (rows.at(-1)?.amountMinor ?? 0n) - (rows[0]?.amountMinor ?? 0n);
  return difference < 0n ? -difference : difference;
};

const apart = ({ instalmentMinor, lastInstalmentMinor }: Schedule) => {
  const difference = lastInstalmentMinor - instalmentMinor;
  return difference < 0n ? -difference : difference;
};

describe('instalments over periods that bear different rates', () => {
  const factors = fc.array(fc.integer({ min: 0, max: 90_000 }).map((n) => ({ numerator: BigInt(n), denominator: 1_000_000n })), { minLength: 1, maxLength: 40 });

  test('pay back exactly what was financed, in level instalments but the last', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1_000n, max: 10n ** 10n }), factors, (financed, each) => {
      const level = roundRatio(exactLevel(financed, 0n, each), 'HALF_EVEN');
      const rows = amortize(byFactors(financed, 0n, each, 'HALF_EVEN'), level);
      expect(rows.reduce((sum, row) => sum + row.principalMinor, 0n)).toBe(financed);
      expect(rows.at(-1)?.balanceMinor).toBe(0n);
      // Rounding is worth at most a unit of interest and half a unit of instalment each period, and what those bear.
      expect(spread(rows)).toBeLessThanOrEqual(BigInt(Math.ceil(each.length * 1.1 ** each.length) + 1));
    }), { numRuns: 500 });
  });

  test('of one rate are the instalment of the closed form', () => {
    fc.assert(fc.property(randomPlan, (plan) => {
      const terms = { ...plan, timing: 'ARREARS' as const };
      const { numerator, denominator } = exactInstalment(terms);
      const [a, b] = terms.annualRate === '0' ? [0n, 1n] : [BigInt(Math.round(Number(terms.annualRate) * 1e12)), 12n * 10n ** 12n];
      const level = exactLevel(terms.cashPriceMinor - terms.firstPaymentMinor, terms.residualMinor, Array.from({ length: terms.termMonths }, () => ({ numerator: a, denominator: b })));
      expect(level.numerator * denominator).toBe(numerator * level.denominator);
    }), { numRuns: 200 });
  });
});

describe('smoothing', () => {
  test('is off where the plan does not say it', () => {
    fc.assert(fc.property(randomPlan, (plan) => {
      const { instalmentMinor } = priced(plan);
      expect(instalmentMinor).toBe(roundRatio(exactInstalment(plan), plan.rounding.mode, plan.rounding.unit));
    }), { numRuns: 300 });
  });

  test('never sets the last instalment further apart, keeps the unit, and leaves a small difference alone', () => {
    let moved = 0;
    fc.assert(fc.property(randomPlan, (plan) => {
      const plain = buildSchedule(plan);
      const smooth = buildSchedule({ ...plan, rounding: { ...plan.rounding, smoothing: 'LAST' } });
      if (!plain.ok || !smooth.ok) return;
      expect(apart(smooth.value)).toBeLessThanOrEqual(apart(plain.value));
      expect(smooth.value.instalmentMinor % plan.rounding.unit).toBe(0n);
      expect(smooth.value.rows.at(-1)?.balanceMinor).toBe(plan.residualMinor);
      if (smooth.value.instalmentMinor === plain.value.instalmentMinor) return;
      moved += 1;
      expect(apart(plain.value)).toBeGreaterThan(BigInt(Math.floor(plan.termMonths / 2)));
    }), { numRuns: 2000 });
    expect(moved).toBeGreaterThan(0);
  });

  test('is kept only if the gap shrinks', () => {
    const factors = ['13315561644', '12456493151', '13315561644', '12886027397', '13315561644', '12886027397'].map((digits) => ({ numerator: BigInt(digits), denominator: 10n ** 12n }));
    const plan = byFactors(10_000n, 0n, factors, 'HALF_EVEN');
    expect(spread(amortize(plan, 1743n))).toBe(4n);
    expect(smoothed(plan, 1743n, 'HALF_EVEN', 1n)).toBe(1743n);
    // A plan of the same length whose gap does shrink.
    expect(smoothed(plan, 1741n, 'HALF_EVEN', 1n)).toBeGreaterThan(1741n);
  });
});
