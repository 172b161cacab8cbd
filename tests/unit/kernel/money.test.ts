import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorAmount, positiveAmount } from '@/lib/kernel/fields';
import { currencyDigits, formatAxisMoney, formatMoney, formatMoneyParts, formatRate, formatSignedMoney, parseMinor, spokenMoneyKo } from '@/lib/kernel/money';

describe('an amount read from text', () => {
  test.each(['100.5', '1e3', '-0', '-1', '+1', '１００', '', ' ', ' 1', '1 ', '1,000', '0x10', '007', '00', 'NaN', '1\n', '٣',
    '1000000000000000001', '9'.repeat(19), '9'.repeat(5000)])('%j is refused', (text) => {
    expect(parseMinor(text)).toBeUndefined();
  });

  test.each([['0', 0n], ['7', 7n], ['2147483648', 2n ** 31n], ['9007199254740993', 2n ** 53n + 1n],
    ['999999999999999999', 10n ** 18n - 1n], ['1000000000000000000', 10n ** 18n]])('%s is exact', (text, minor) => {
    expect(parseMinor(text)).toBe(minor);
  });

  test('every amount comes back from its own text', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (minor) => parseMinor(minor.toString()) === minor));
  });

  test('the schema answers with the code amount, whatever it is given', () => {
    expect(minorAmount.parse('97980')).toBe(97_980n);
    expect(positiveAmount.safeParse('0').success).toBe(false);
    for (const wrong of ['1.5', 5, null, undefined, {}, ['1'], 5n]) {
      const read = minorAmount.safeParse(wrong);
      expect(read.error?.issues.map((issue) => issue.message)).toEqual(['amount']);
    }
  });
});

describe('an amount as a reader sees it', () => {
  test.each([
    [97_980n, 'KRW', 'ko', '97,980원'], [97_980n, 'KRW', 'en', '₩97,980'], [0n, 'KRW', 'ko', '0원'],
    [-7_322n, 'KRW', 'ko', '\u22127,322원'], [-7_322n, 'KRW', 'en', '\u2212₩7,322'], [999n, 'KRW', 'en', '₩999'],
    [10n ** 18n, 'KRW', 'ko', '1,000,000,000,000,000,000원'],
    [5n, 'USD', 'en', '$0.05'], [123_456n, 'USD', 'ko', '$1,234.56'], [-100n, 'USD', 'en', '\u2212$1.00'],
    [1_234_567n, 'KWD', 'en', 'KWD\u00a01,234.567'], [1_000n, 'JPY', 'ko', '¥1,000'],
  ] as const)('%s %s in %s is %s', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale)).toBe(text);
  });

  test('the unit stands apart from its digits, so that it can be set smaller', () => {
    expect(formatMoneyParts(97_980n, 'KRW', 'ko')).toEqual({ sign: '', prefix: '', digits: '97,980', suffix: '원' });
    expect(formatMoneyParts(-97_980n, 'KRW', 'en')).toEqual({ sign: '\u2212', prefix: '₩', digits: '97,980', suffix: '' });
  });

  test('a difference shows its sign', () => {
    expect(formatSignedMoney(996_828n, 'KRW', 'ko')).toBe('+996,828원');
    expect(formatSignedMoney(0n, 'KRW', 'ko')).toBe('0원');
  });

  test('won are never divided by a hundred, and an unknown currency is refused rather than guessed', () => {
    expect([currencyDigits('KRW'), currencyDigits('JPY'), currencyDigits('USD'), currencyDigits('KWD')]).toEqual([0, 0, 2, 3]);
    expect(() => currencyDigits('XXX')).toThrow(RangeError);
    expect(() => formatMoney(1n, 'toString', 'ko')).toThrow(RangeError);
  });
});

describe('an amount as it is said', () => {
  test.each([[97_980n, '9만 7,980원'], [5_251_144n, '525만 1,144원'], [0n, '0원'], [10_000n, '1만원'], [9_999n, '9,999원'],
    [100_000_000n, '1억원'], [1_234_500_000n, '12억 3,450만원'], [-7_322n, '마이너스 7,322원']])('%s is %s', (won, words) => {
    expect(spokenMoneyKo(won)).toBe(words);
  });
});

describe('a label on an axis', () => {
  test.each([
    [2_000_000n, 'KRW', 'ko', '200만'], [2_000_000n, 'KRW', 'en', '₩2M'], [500_000n, 'KRW', 'ko', '50만'],
    [500_000n, 'KRW', 'en', '₩500K'], [15_000n, 'KRW', 'ko', '1.5만'], [14_600n, 'KRW', 'ko', '1.5만'], [14_400n, 'KRW', 'ko', '1.4만'], [1_500_000n, 'KRW', 'en', '₩1.5M'],
    [0n, 'KRW', 'ko', '0'], [5_000n, 'KRW', 'ko', '5,000'], [150_000_000n, 'KRW', 'ko', '1.5억'],
    [200_000_000n, 'USD', 'en', '$2M'], [-2_000_000n, 'KRW', 'ko', '\u2212200만'],
  ] as const)('%s %s in %s is %s', (minor, currency, locale, text) => {
    expect(formatAxisMoney(minor, currency, locale)).toBe(text);
  });
});

test.each([['0.069', '6.9%'], ['0.07', '7.0%'], ['0.0745', '7.5%'], ['0', '0.0%'], ['0.069499', '6.9%'], ['1.2', '120.0%'],
  ['-0.0123', '\u22121.2%'], ['-0.0001', '0.0%']])('the rate %s is shown as %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});
