import { TWO_CHECKS_FROM_MINOR } from './desk-checks';

/** What a person at the desk should look at twice, in the order of the page. None of them decides anything. */
export const RISKS = [
  'MANY_REQUESTS', 'INCOME_CHANGED', 'OBLIGATIONS_LOWER', 'JUST_BELOW_TWO_CHECKS', 'CLOSE_SCORE', 'EXPOSURE_HIGH', 'AGE_AT_END', 'TAKEN_BACK_BEFORE',
] as const;
export type Risk = (typeof RISKS)[number];

/** A flag with the figures of its sentence; `…Minor` are amounts. */
export interface RiskFlag {
  code: Risk;
  values: Record<string, string | number>;
}

export interface RiskFacts {
  /** Requests of this purchaser within the 24 hours before, this one among them. */
  requestsInDay: number;
  annualIncomeMinor: bigint;
  monthlyObligationsMinor: bigint;
  /** What was stated in the request before this one. */
  before: { annualIncomeMinor: bigint; monthlyObligationsMinor: bigint } | null;
  financedMinor: bigint;
  /** What is out with the purchaser already. */
  exposureMinor: bigint;
  maxExposureMinor: bigint;
  points: number | null;
  /** Below this a person decides. */
  referBelow: number;
  ageAtEnd: number;
  /** Approvals of the desk that it took back. */
  takenBack: number;
}

const REQUESTS_IN_DAY = 3;
const INCOME_CHANGE_PERCENT = 30n;
/** This share of the amount that needs two, up to it, is just below. */
const JUST_BELOW_PERCENT = 95n;
const CLOSE_POINTS = 5;
const EXPOSURE_PERCENT = 80n;
const OLD_AT_END = 75;

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** What is noticeable about a request. Pure. */
export function riskFlags(facts: RiskFacts): RiskFlag[] {
  const { before, annualIncomeMinor, monthlyObligationsMinor, financedMinor, maxExposureMinor, points } = facts;
  const after = facts.exposureMinor + financedMinor;
  const found: Partial<Record<Risk, RiskFlag['values'] | false>> = {
    MANY_REQUESTS: facts.requestsInDay >= REQUESTS_IN_DAY && { count: facts.requestsInDay },
    INCOME_CHANGED: before !== null && distance(before.annualIncomeMinor, annualIncomeMinor) * 100n > before.annualIncomeMinor * INCOME_CHANGE_PERCENT
      && { beforeMinor: String(before.annualIncomeMinor), nowMinor: String(annualIncomeMinor) },
    OBLIGATIONS_LOWER: before !== null && monthlyObligationsMinor < before.monthlyObligationsMinor
      && { beforeMinor: String(before.monthlyObligationsMinor), nowMinor: String(monthlyObligationsMinor) },
    JUST_BELOW_TWO_CHECKS: financedMinor < TWO_CHECKS_FROM_MINOR && financedMinor * 100n >= TWO_CHECKS_FROM_MINOR * JUST_BELOW_PERCENT
      && { amountMinor: String(financedMinor), thresholdMinor: String(TWO_CHECKS_FROM_MINOR) },
    CLOSE_SCORE: points !== null && points < facts.referBelow && points >= facts.referBelow - CLOSE_POINTS && { points, threshold: facts.referBelow },
    EXPOSURE_HIGH: after * 100n > maxExposureMinor * EXPOSURE_PERCENT && { percent: Number((after * 100n) / maxExposureMinor) },
    AGE_AT_END: facts.ageAtEnd >= OLD_AT_END && { age: facts.ageAtEnd },
    TAKEN_BACK_BEFORE: facts.takenBack > 0 && { count: facts.takenBack },
  };
  return RISKS.flatMap((code) => {
    const values = found[code];
    return values ? [{ code, values }] : [];
  });
}
