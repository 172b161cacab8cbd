import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { EMPLOYMENTS, measuresOf, readScorecard, score, type CreditFacts } from '@/lib/limits/model/scorecard';

/** Somebody ordinary: 42,000,000 a year, 350,000 a month elsewhere, a piano over 48 months. */
const ordinary: CreditFacts = {
  ageYears: 35, employment: 'EMPLOYED', annualIncomeMinor: 42_000_000n, monthlyObligationsMinor: 350_000n, existingMonthlyMinor: 0n, existingExposureMinor: 0n,
  cashPriceMinor: 5_480_000n, firstPaymentMinor: 548_000n, instalmentMinor: 100_680n, termMonths: 48,
};
const decide = (change: Partial<CreditFacts> = {}) => score(DESK_SCORECARD, { ...ordinary, ...change });
const codes = (change: Partial<CreditFacts>) => decide(change).reasons.map(({ code }) => code);

describe('the lease desk’s scorecard', () => {
  it('approves somebody ordinary, and shows which rules gave how many points', () => {
    const result = decide();
    expect(result).toMatchObject({ decision: 'APPROVED', points: 88, reasons: [] });
    expect(result.rules.map(({ code, points }) => [code, points])).toEqual([['INCOME_30M', 28], ['EMPLOYED', 20], ['BURDEN_LOW', 30], ['FIRST_PAYMENT', 10]]);
  });

  it('leaves 40 % of the monthly income for all obligations together', () => {
    expect(decide().maxMonthlyMinor).toBe(42_000_000n * 4000n / 120_000n - 350_000n);
    expect(decide({ existingMonthlyMinor: 200_000n }).maxMonthlyMinor).toBe(850_000n);
  });

  it('declines somebody under age, whatever the points', () => {
    expect(decide({ ageYears: 18 })).toMatchObject({ decision: 'DECLINED', points: 88 });
    expect(codes({ ageYears: 18 })).toEqual(['UNDER_AGE']);
    expect(decide({ ageYears: 19 }).decision).toBe('APPROVED');
  });

  it('declines with every reason that holds, not only the first', () => {
    expect(codes({ annualIncomeMinor: 5_999_999n, employment: 'OTHER', ageYears: 18 })).toEqual(['UNDER_AGE', 'NO_INCOME', 'LOW_SCORE']);
  });

  it('refers an amount of ten million and more to a person', () => {
    const large = { cashPriceMinor: 11_111_111n, firstPaymentMinor: 1_111_111n, instalmentMinor: 250_000n };
    expect(decide(large)).toMatchObject({ decision: 'REFERRED' });
    expect(codes(large)).toEqual(['HIGH_AMOUNT']);
    expect(decide({ ...large, cashPriceMinor: 11_111_110n }).decision).toBe('APPROVED');
  });

  it('refers somebody who will be eighty when it ends; a year that has begun counts', () => {
    expect(measuresOf({ ...ordinary, termMonths: 25 }).ageAtEnd).toBe(38n);
    expect(codes({ ageYears: 76 })).toEqual(['AGE_AT_END']);
    expect(decide({ ageYears: 75 }).decision).toBe('APPROVED');
  });

  it('refers a middling score, and declines a low one', () => {
    const student: Partial<CreditFacts> = { employment: 'STUDENT', annualIncomeMinor: 8_000_000n, monthlyObligationsMinor: 0n, instalmentMinor: 60_000n, firstPaymentMinor: 0n, termMonths: 24 };
    expect(decide(student)).toMatchObject({ points: 49, decision: 'REFERRED' });
    expect(decide({ ...student, instalmentMinor: 120_000n })).toMatchObject({ points: 37, decision: 'DECLINED' });
  });

  it('says that the instalment is too high rather than no, so that other terms may be offered', () => {
    const burdened = { monthlyObligationsMinor: 1_300_000n };
    expect(decide({ ...burdened, employment: 'EMPLOYED' })).toMatchObject({ decision: 'OVER', maxMonthlyMinor: 100_000n });
    expect(codes(burdened)).toEqual(['INSTALMENT_TOO_HIGH']);
  });

  it('counts what the purchaser holds and uses here already', () => {
    expect(decide({ existingExposureMinor: 15_068_000n }).decision).toBe('APPROVED');
    expect(decide({ existingExposureMinor: 15_068_001n })).toMatchObject({ decision: 'OVER', maxFinancedMinor: 4_931_999n });
    expect(codes({ existingExposureMinor: 15_068_001n })).toEqual(['EXPOSURE_TOO_HIGH']);
  });

  it('does not divide by an income of nothing', () => {
    expect(decide({ annualIncomeMinor: 0n })).toMatchObject({ decision: 'DECLINED', maxMonthlyMinor: 0n });
  });

  it('gives its reasons in both languages', () => {
    const every = [...DESK_SCORECARD.rules, DESK_SCORECARD.lowScore, DESK_SCORECARD.instalmentTooHigh, DESK_SCORECARD.exposureTooHigh];
    for (const { ko, en } of every) {
      expect(ko).toMatch(/[가-힣]/);
      expect(en).not.toMatch(/[가-힣]/);
    }
  });

  it('never approves an instalment or an amount above its own bounds, whoever asks', () => {
    const amount = (most: bigint) => fc.bigInt({ min: 0n, max: most });
    fc.assert(fc.property(
      fc.record({
        ageYears: fc.integer({ min: 15, max: 99 }), employment: fc.constantFrom(...EMPLOYMENTS), annualIncomeMinor: amount(200_000_000n),
        monthlyObligationsMinor: amount(5_000_000n), existingMonthlyMinor: amount(3_000_000n), existingExposureMinor: amount(25_000_000n),
        cashPriceMinor: fc.bigInt({ min: 1n, max: 30_000_000n }), firstPaymentMinor: fc.constant(0n), instalmentMinor: fc.bigInt({ min: 1n, max: 3_000_000n }), termMonths: fc.integer({ min: 1, max: 120 }),
      }),
      (facts) => {
        const { decision, reasons, maxMonthlyMinor, maxFinancedMinor } = score(DESK_SCORECARD, facts);
        if (decision !== 'APPROVED') return reasons.length > 0;
        return facts.instalmentMinor <= maxMonthlyMinor && facts.cashPriceMinor <= maxFinancedMinor && facts.ageYears >= 19;
      },
    ));
  });

  it('is refused as data when a rule is not one', () => {
    const data = { version: 'X', currency: 'KRW', annualRate: '0.07', declineBelow: 1, referBelow: 1, maxBurdenBps: 1, maxExposure: '1', approvalDays: 1, sellerExposure: '1', sellerExposureDays: 1,
      lowScore: { code: 'L', ko: '가', en: 'a' }, instalmentTooHigh: { code: 'L', ko: '가', en: 'a' }, exposureTooHigh: { code: 'L', ko: '가', en: 'a' } };
    const rule = { code: 'RULE', effect: 'POINTS', when: [{ measure: 'financed', atLeast: '1' }], ko: '가', en: 'a' };
    expect(readScorecard({ ...data, rules: [rule] }).rules).toHaveLength(1);
    expect(() => readScorecard({ ...data, rules: [{ ...rule, when: [{ measure: 'luck', atLeast: '1' }] }] })).toThrow();
    expect(() => readScorecard({ ...data, rules: [{ ...rule, when: [{ measure: 'financed', atLeast: '1e9' }] }] })).toThrow();
    expect(() => readScorecard({ ...data, rules: [{ ...rule, effect: 'HOPE' }] })).toThrow();
  });
});
