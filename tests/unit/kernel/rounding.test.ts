import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '@/lib/kernel/annuity';
import { monthlyInterest, monthlyRatio, plainDecimal, ratioOf, roundRatio, ROUNDING_MODES, shareOf } from '@/lib/kernel/rounding';

const DECIMAL_MODE = { HALF_EVEN: Decimal.ROUND_HALF_EVEN, HALF_UP: Decimal.ROUND_HALF_UP, DOWN: Decimal.ROUND_DOWN } as const;

describe('rounding a fraction', () => {
  test.each([
    [5n, 'HALF_EVEN', 2n], [7n, 'HALF_EVEN', 4n], [5n, 'HALF_UP', 3n], [7n, 'DOWN', 3n],
    [-5n, 'HALF_EVEN', -2n], [-5n, 'HALF_UP', -3n], [-7n, 'DOWN', -3n],
  ] as const)('%s halves by %s are %s', (numerator, mode, rounded) => {
    expect(roundRatio({ numerator, denominator: 2n }, mode)).toBe(rounded);
  });

  test('a whole multiple of the unit comes out, by the unit’s own half', () => {
    expect(roundRatio({ numerator: 97_985n, denominator: 1n }, 'HALF_UP', 10n)).toBe(97_990n);
    expect(roundRatio({ numerator: 97_985n, denominator: 1n }, 'HALF_EVEN', 10n)).toBe(97_980n);
    expect(roundRatio({ numerator: 97_999n, denominator: 1n }, 'DOWN', 100n)).toBe(97_900n);
  });

  test('agrees with decimal arithmetic for any fraction, mode and unit', () => {
    fc.assert(fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }),
      fc.constantFrom(...ROUNDING_MODES), fc.constantFrom(1n, 10n, 100n, 1000n),
      (numerator, denominator, mode, unit) => {
        const steps = new Decimal(numerator.toString()).div(denominator.toString()).div(unit.toString());
        const expected = BigInt(steps.toDecimalPlaces(0, DECIMAL_MODE[mode]).toFixed(0)) * unit;
        expect(roundRatio({ numerator, denominator }, mode, unit)).toBe(expected);
      },
    ), { numRuns: 2_000 });
  });
});

describe('a rate in a decimal string', () => {
  test.each(['', '.5', '5.', '1e-2', '-0.1', '+1', '00.1', '0x1', '０.1', '1,5', ' 1', '0.1234567890123', '1000'])('%j is refused', (text) => {
    expect(() => ratioOf(text)).toThrow(RangeError);
  });

  test('is read exactly, and has one spelling', () => {
    expect(ratioOf('0.069')).toEqual({ numerator: 69n, denominator: 1000n });
    expect(['0.0690', '0.069', '7.00', '10', '0.0'].map(plainDecimal)).toEqual(['0.069', '0.069', '7', '10', '0']);
  });

  test('bears a twelfth of itself a month, without a float on the way', () => {
    expect(monthlyInterest(4_932_000n, monthlyRatio('0.069'), 'HALF_EVEN')).toBe(28_359n);
    expect(monthlyInterest(10n ** 18n, monthlyRatio('0.12'), 'HALF_EVEN')).toBe(10n ** 16n);
    expect(monthlyInterest(100n, monthlyRatio('0.06'), 'HALF_EVEN')).toBe(0n);
    expect(monthlyInterest(100n, monthlyRatio('0.06'), 'HALF_UP')).toBe(1n);
  });
});

test('ten per cent of what is left is rounded to the won', () => {
  expect(shareOf(2_416_508n, 1000)).toBe(241_651n);
  expect(shareOf(1_610_806n, 1000)).toBe(161_081n);
});
