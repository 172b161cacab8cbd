import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { PricedVersion } from '@/lib/catalogue/model/terms';
import { listingTerms } from '@/lib/catalogue/model/terms';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { buildSchedule } from '@/lib/kernel/schedule';
import { decideByScorecard } from '@/lib/limits/model/desk-decision';
import { EMPLOYMENTS, type Scorecard } from '@/lib/limits/model/scorecard';
import { outcomeOf, type DecidedCase } from '@/lib/limits/model/what-if';

/** Somebody who asks for a piano, as far as a scorecard looks at it. */
export interface Asking {
  birthYear: number;
  annualIncome: number;
  employment: (typeof EMPLOYMENTS)[number];
  monthlyObligations: number;
  existingExposureMinor: bigint;
  cashPriceMinor: bigint;
  termMonths: number;
  firstBps: number;
}

export const asking: fc.Arbitrary<Asking> = fc.record({
  birthYear: fc.integer({ min: 1935, max: 2009 }), annualIncome: fc.integer({ min: 0, max: 90_000_000 }), employment: fc.constantFrom(...EMPLOYMENTS),
  monthlyObligations: fc.integer({ min: 0, max: 2_500_000 }), existingExposureMinor: fc.bigInt({ min: 0n, max: 22_000_000n }),
  cashPriceMinor: fc.bigInt({ min: 50n, max: 1500n }).map((parts) => parts * 10_000n), termMonths: fc.constantFrom(24, 36, 48), firstBps: fc.constantFrom(0, 500, 1000, 3000),
});

export const versionOf = (cashPriceMinor: bigint): PricedVersion => ({
  currency: 'KRW', cashPriceMinor, endOfTerm: 'RETURN_OR_BUYOUT', timing: 'ARREARS', roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN',
  firstPaymentMinBps: 0, firstPaymentMaxBps: 3000, offers: [24, 36, 48].map((termMonths) => ({ termMonths, residualMinor: (cashPriceMinor / 5n).toString() })),
});

/** The case as a scorecard decides it. */
export function decidedBy(scorecard: Scorecard, who: Asking, index = 0) {
  const version = versionOf(who.cashPriceMinor);
  const firstPaymentMinor = (who.cashPriceMinor * BigInt(who.firstBps)) / 10_000n;
  const built = buildSchedule(listingTerms(version, { termMonths: who.termMonths, firstPaymentMinor, annualRate: scorecard.annualRate }));
  if (!built.ok) throw new Error(built.error.code);
  const { decision, result, facts, helps } = decideByScorecard({
    requestId: `lr_${index}`, scorecard, schedule: built.value, version, now: Temporal.Instant.from('2026-11-23T05:00:00Z'),
    exposure: { existingMonthlyMinor: 0n, existingExposureMinor: who.existingExposureMinor },
    purchaser: {
      reference: 'p_1', kind: 'PERSON', birthYear: who.birthYear, annualIncome: String(who.annualIncome), employment: who.employment,
      monthlyObligations: String(who.monthlyObligations), consents: [],
    },
  });
  const past: DecidedCase = {
    askId: `lr_${index}`, number: `R-${index}`, title: '피아노', then: outcomeOf(result.decision, decision.status === 'COUNTER_OFFER'), facts, currency: 'KRW', terms: wireTermsOf(built.value), version,
  };
  return { decision, result, facts, helps, version, past };
}
