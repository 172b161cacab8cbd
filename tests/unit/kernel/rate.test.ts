import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cumipmt, Decimal, fv, ipmt, nper, pmt, ppmt, pv, type PaymentType } from '@/lib/kernel/annuity';
import { irr, rate } from '@/lib/kernel/rate';
import { realAnnualRate } from '@/lib/kernel/real-rate';
import { scheduleFlows } from '@/lib/kernel/schedule';
import { priced, randomPlan } from './random-plan';

const numberOf = (result: ReturnType<typeof rate>): number => (result.ok ? result.value.toNumber() : Number.NaN);
const periodRate = fc.integer({ min: -500_000, max: 5_000_000 }).map((millionths) => millionths / 1e6);
const paymentType = fc.constantFrom<PaymentType>(0, 1);

describe('the rate', () => {
  test('of a payment is the rate the payment was made from', () => {
    fc.assert(fc.property(periodRate, fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1e9 }), paymentType, (r, n, present, type) => {
      fc.pre(!(type === 1 && n === 1)); // one payment on the day of the loan says nothing of its rate
      const found = rate(n, pmt(r, n, present, 0, type), present, 0, type);
      expect(numberOf(found)).toBeCloseTo(r, 9);
    }), { numRuns: 2_000 });
  });

  test('of a payment with a residual is that rate too', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 2, max: 120 }), fc.integer({ min: 0, max: 90 }), paymentType, (r, n, percent, type) => {
      const found = rate(n, pmt(r / 1e6, n, -1_000_000, percent * 10_000, type), -1_000_000, percent * 10_000, type);
      expect(numberOf(found)).toBeCloseTo(r / 1e6, 12);
    }), { numRuns: 1_000 });
  });

  test('is found with thirty digits, not with fifteen', () => {
    const found = rate(48, pmt('0.00575', 48, -4_932_000, 1_096_000), -4_932_000, 1_096_000);
    expect(found.ok && found.value.minus('0.00575').abs().lt('1e-30')).toBe(true);
  });

  test('of no interest is zero exactly', () => {
    const found = rate(36, -1_000, 36_000);
    expect(found.ok && found.value.isZero()).toBe(true);
  });

  test.each([[12, 100, 1_000, 0], [12, 0, 0, 0], [12, 0, 1_000, 0], [480, 0, 1_000, 0], [480, 100, 1_000, 0], [0, -100, 1_000, 0], [12, Number.NaN, 1_000, 0]])(
    'of %s payments of %s for %s and %s does not exist, and that is said', (n, payment, present, future) => {
      expect(rate(n, payment, present, future)).toEqual({ ok: false, error: { code: 'terms.no-rate' } });
    });

  test.each([[1, -1_000_001, 1], [2, -1e9, 1], [480, -5, 400], [480, -0.9, 400]])('is found far from the guess: %s payments of %s for %s', (n, payment, present) => {
    const found = numberOf(rate(n, payment, present));
    expect(pmt(found, n, present).div(payment).toNumber()).toBeCloseTo(1, 9);
  });
});

describe('the internal rate of return', () => {
  test('is where the flows are worth nothing', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 1e6 }), (later, spent) => {
      fc.pre(later.some((flow) => flow > 0));
      const found = irr([-spent, ...later]);
      if (!found.ok) throw new Error('one change of sign always has a rate');
      const discount = new Decimal(1).div(found.value.plus(1));
      const worth = later.reduceRight((sum, flow) => sum.plus(flow).times(discount), new Decimal(0)).minus(spent);
      const least = later.reduce((sum, flow) => sum + flow, spent);
      expect(worth.abs().div(least).toNumber()).toBeLessThan(1e-9);
    }), { numRuns: 1_000 });
  });

  test.each([[[-3_000, 2.4e-7], -0.99999999992], [[-1, 3e9], 3e9 - 1]])('of %j is found, whatever is lost or won', (flows, expected) => {
    expect((1 + numberOf(irr(flows))) / (1 + expected)).toBeCloseTo(1, 6);
  });

  test('is the one nearest to the guess where there are two', () => {
    const flows = [-100, 230, -132]; // 10 % and 20 %
    expect(numberOf(irr(flows, 0.05))).toBeCloseTo(0.1, 9);
    expect(numberOf(irr(flows, 0.3))).toBeCloseTo(0.2, 9);
  });

  test('is found where the worth only touches zero', () => expect(numberOf(irr([-100, 220, -121], 0.2))).toBeCloseTo(0.1, 6));

  test.each([[[]], [[0, 0]], [[100]], [[-100, -20]], [[1, 2, 3]], [[-1, 1.5, -1]]])('of %j does not exist, and that is said', (flows) => {
    expect(irr(flows)).toEqual({ ok: false, error: { code: 'terms.no-rate' } });
  });

  test('does not care for months without money before and after', () => {
    expect(numberOf(irr([0, 0, -100, 110, 0]))).toBeCloseTo(0.1, 12);
  });

  test('a year is twelve of it, by floats as by forty digits', () => {
    fc.assert(fc.property(randomPlan, (terms) => {
      const flows = scheduleFlows(priced(terms));
      const exact = irr(flows.map(String), 0.005);
      // Both round the same figure; where it lies on an edge they may fall to different sides of it.
      const real = realAnnualRate(flows);
      expect(exact.ok).toBe(real.ok);
      if (exact.ok && real.ok) expect(exact.value.times(12).minus(real.value).abs().toNumber()).toBeLessThan(5.000001e-7);
    }), { numRuns: 300 });
  });

  test('a year is twelve months of it, in six digits', () => {
    expect(realAnnualRate([-100_000n, 50_000n, 51_000n])).toEqual({ ok: true, value: '0.079648' });
    expect(realAnnualRate([-100_000n, 50_000n, 49_000n])).toEqual({ ok: true, value: '-0.080359' });
    expect(realAnnualRate([-100_000n, 50_000n, 50_000n])).toEqual({ ok: true, value: '0.000000' });
    expect(realAnnualRate([100n, 100n])).toEqual({ ok: false, error: { code: 'terms.no-rate' } });
  });
});

describe('an annuity', () => {
  test('balances: present, payments and future are worth nothing together', () => {
    fc.assert(fc.property(periodRate.filter((r) => r > -0.2), fc.integer({ min: 1, max: 120 }), fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 }), paymentType, (r, n, present, future, type) => {
      const payment = pmt(r, n, present, future, type);
      expect(pv(r, n, payment, future, type).minus(present).abs().toNumber()).toBeLessThan(1e-6);
      expect(fv(r, n, payment, present, type).minus(future).abs().div(new Decimal(1 + r).pow(n).plus(1)).toNumber()).toBeLessThan(1e-6);
    }), { numRuns: 500 });
  });

  test('splits each payment into interest and principal, and the principal pays off the whole', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 60 }), paymentType, (millionths, n, type) => {
      const r = millionths / 1e6;
      const parts = Array.from({ length: n }, (_, index) => ppmt(r, index + 1, n, 1_000, 0, type));
      expect(Decimal.sum(...parts).plus(1_000).abs().toNumber()).toBeLessThan(1e-20);
      const interest = cumipmt(r, n, 1_000, 1, n, type);
      expect(interest.plus(Decimal.sum(...parts)).minus(pmt(r, n, 1_000, 0, type).times(n)).abs().toNumber()).toBeLessThan(1e-20);
    }), { numRuns: 200 });
  });

  test('takes as many payments as it has', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 120 }), paymentType, (millionths, n, type) => {
      const found = nper(millionths / 1e6, pmt(millionths / 1e6, n, 1_000, -100, type), 1_000, -100, type);
      expect(numberOf(found)).toBeCloseTo(n, 9);
    }), { numRuns: 300 });
  });

  test('that never pays off says so', () => {
    expect(nper(0.1, -50, 1_000)).toEqual({ ok: false, error: { code: 'terms.no-number-of-payments' } });
    expect(nper(0, 0, 1_000)).toEqual({ ok: false, error: { code: 'terms.no-number-of-payments' } });
  });

  test('has no payment outside its periods, and no rate of −100 %', () => {
    expect(() => ipmt(0.1, 0, 12, 100)).toThrow(RangeError);
    expect(() => ppmt(0.1, 13, 12, 100)).toThrow(RangeError);
    expect(() => cumipmt(0.1, 12, 100, 5, 4)).toThrow(RangeError);
    expect(() => pmt(-1, 12, 100)).toThrow(RangeError);
    expect(() => pmt(0.1, 0, 100)).toThrow(RangeError);
  });
});
