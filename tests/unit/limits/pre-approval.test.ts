import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_SCORECARD } from '@/lib/limits/model/desk-scorecard';
import { preApprovalOf, preRefusalOf, roomOf, usualCase, type StatedFacts } from '@/lib/limits/model/pre-approval';
import { EMPLOYMENTS, score } from '@/lib/limits/model/scorecard';

const careful: StatedFacts = {
  ageYears: 35, employment: 'EMPLOYED', annualIncomeMinor: 60_000_000n, monthlyObligationsMinor: 200_000n, existingMonthlyMinor: 0n, existingExposureMinor: 0n,
};
const won = (max: bigint) => fc.bigInt({ min: 0n, max });
const facts: fc.Arbitrary<StatedFacts> = fc.record({
  ageYears: fc.integer({ min: 15, max: 90 }), employment: fc.constantFrom(...EMPLOYMENTS), annualIncomeMinor: won(200_000_000n), monthlyObligationsMinor: won(3_000_000n),
  existingMonthlyMinor: won(500_000n), existingExposureMinor: won(25_000_000n),
});

describe('a limit for the whole mall', () => {
  it('is the largest round amount that the scorecard approves, and a round cap', () => {
    const approved = preApprovalOf(DESK_SCORECARD, careful);
    expect(approved).toMatchObject({ approvedMinor: 9_900_000n, monthlyCapMinor: 1_800_000n });
    // A hundred thousand more and a person would have to look at it.
    expect(score(DESK_SCORECARD, usualCase(DESK_SCORECARD, careful, 10_000_000n)).decision).toBe('REFERRED');
  });

  it('is never one that the scorecard would not approve, nor above its exposure or its own cap', () => {
    fc.assert(fc.property(facts, (stated) => {
      const approved = preApprovalOf(DESK_SCORECARD, stated);
      if (!approved) return;
      const asked = usualCase(DESK_SCORECARD, stated, approved.approvedMinor);
      const { decision, maxMonthlyMinor, maxFinancedMinor } = score(DESK_SCORECARD, asked);
      expect(decision).toBe('APPROVED');
      expect(approved.approvedMinor % 100_000n).toBe(0n);
      expect(approved.approvedMinor <= maxFinancedMinor && approved.monthlyCapMinor <= maxMonthlyMinor && asked.instalmentMinor <= approved.monthlyCapMinor).toBe(true);
    }), { numRuns: 60 });
  });

  it('never shrinks as income grows', () => {
    fc.assert(fc.property(facts, won(50_000_000n), (stated, more) => {
      const before = preApprovalOf(DESK_SCORECARD, stated);
      const after = preApprovalOf(DESK_SCORECARD, { ...stated, annualIncomeMinor: stated.annualIncomeMinor + more });
      expect((after?.approvedMinor ?? 0n) >= (before?.approvedMinor ?? 0n)).toBe(true);
      expect((after?.monthlyCapMinor ?? 0n) >= (before?.monthlyCapMinor ?? 0n)).toBe(true);
    }), { numRuns: 60 });
  });

  it('that is refused names a change that would do', () => {
    fc.assert(fc.property(facts, (stated) => {
      if (preApprovalOf(DESK_SCORECARD, stated)) return;
      const { reasons, incomeFromMinor, obligationsToMinor } = preRefusalOf(DESK_SCORECARD, stated);
      expect(reasons.length).toBeGreaterThan(0);
      if (incomeFromMinor !== null) expect(preApprovalOf(DESK_SCORECARD, { ...stated, annualIncomeMinor: incomeFromMinor })).not.toBeNull();
      if (obligationsToMinor !== null) expect(preApprovalOf(DESK_SCORECARD, { ...stated, monthlyObligationsMinor: obligationsToMinor })).not.toBeNull();
    }), { numRuns: 60 });
  });

  it('is told that nothing would do where it is the age', () => {
    expect(preRefusalOf(DESK_SCORECARD, { ...careful, ageYears: 17 })).toMatchObject({ reasons: [{ code: 'UNDER_AGE' }], incomeFromMinor: null, obligationsToMinor: null });
  });
});

describe('what can still be drawn', () => {
  const limit = { approvedMinor: 9_000_000n, heldMinor: 1_000_000n, usedMinor: 2_000_000n, monthlyCapMinor: 500_000n, monthlyHeldMinor: 100_000n, monthlyUsedMinor: 0n };
  it('is what is left of it', () => {
    expect(roomOf(limit, DESK_SCORECARD, { existingExposureMinor: 3_000_000n })).toEqual({ totalMinor: 6_000_000n, monthlyMinor: 400_000n });
  });
  it('is no more than the desk’s exposure leaves, in which what was drawn is counted once', () => {
    expect(roomOf(limit, DESK_SCORECARD, { existingExposureMinor: 18_000_000n }).totalMinor).toBe(2_000_000n);
    expect(roomOf(limit, DESK_SCORECARD, { existingExposureMinor: 25_000_000n }).totalMinor).toBe(0n);
  });
});
