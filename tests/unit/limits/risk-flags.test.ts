import { describe, expect, test } from 'vitest';
import { riskFlags, type RiskFacts } from '@/lib/limits/model/risk-flags';

/** A case at which nothing stands out. */
const QUIET: RiskFacts = {
  requestsInDay: 1, annualIncomeMinor: 30_000_000n, monthlyObligationsMinor: 200_000n, before: { annualIncomeMinor: 30_000_000n, monthlyObligationsMinor: 200_000n },
  financedMinor: 4_000_000n, exposureMinor: 0n, maxExposureMinor: 20_000_000n, points: 45, referBelow: 55, ageAtEnd: 40, takenBack: 0,
};
const codes = (change: Partial<RiskFacts>) => riskFlags({ ...QUIET, ...change }).map(({ code }) => code);

describe('risk flags', () => {
  test('are none where nothing stands out, and none of what nobody knows', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ before: null, points: null })).toEqual([]);
  });

  test.each<[string, Partial<RiskFacts>, Partial<RiskFacts>]>([
    ['MANY_REQUESTS', { requestsInDay: 3 }, { requestsInDay: 2 }],
    ['INCOME_CHANGED', { before: { annualIncomeMinor: 23_000_000n, monthlyObligationsMinor: 200_000n } }, { before: { annualIncomeMinor: 23_076_924n, monthlyObligationsMinor: 200_000n } }],
    ['INCOME_CHANGED', { before: { annualIncomeMinor: 43_000_000n, monthlyObligationsMinor: 200_000n } }, { before: { annualIncomeMinor: 42_857_142n, monthlyObligationsMinor: 200_000n } }],
    ['OBLIGATIONS_LOWER', { monthlyObligationsMinor: 199_999n }, { monthlyObligationsMinor: 200_001n }],
    ['JUST_BELOW_TWO_CHECKS', { financedMinor: 9_500_000n }, { financedMinor: 9_499_999n }],
    ['JUST_BELOW_TWO_CHECKS', { financedMinor: 9_999_999n }, { financedMinor: 10_000_000n }],
    ['CLOSE_SCORE', { points: 50 }, { points: 49 }],
    ['CLOSE_SCORE', { points: 54 }, { points: 55 }],
    ['EXPOSURE_HIGH', { exposureMinor: 12_000_001n }, { exposureMinor: 12_000_000n }],
    ['AGE_AT_END', { ageAtEnd: 75 }, { ageAtEnd: 74 }],
    ['TAKEN_BACK_BEFORE', { takenBack: 1 }, { takenBack: 0 }],
  ])('%s is raised where it begins, and not before', (code, raised, quiet) => {
    expect(codes(raised)).toEqual([code]);
    expect(codes(quiet)).toEqual([]);
  });

  test('an income where there was none before has changed', () => {
    expect(codes({ before: { annualIncomeMinor: 0n, monthlyObligationsMinor: 0n } })).toEqual(['INCOME_CHANGED']);
  });

  test('carry the figures of their sentences', () => {
    expect(riskFlags({ ...QUIET, exposureMinor: 15_000_000n, points: 54 })).toEqual([
      { code: 'CLOSE_SCORE', values: { points: 54, threshold: 55 } }, { code: 'EXPOSURE_HIGH', values: { percent: 95 } },
    ]);
  });
});
