import { z } from 'zod';
import { minorAmount, positiveAmount, rateText } from '@/lib/kernel/fields';

export const EMPLOYMENTS = ['EMPLOYED', 'SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'OTHER'] as const;
export type Employment = (typeof EMPLOYMENTS)[number];

/** What a lender knows when it decides. Amounts in minor units. */
export interface CreditFacts {
  /** The age reached in the year of the request: the protocol tells the year of birth alone. */
  ageYears: number;
  employment: Employment;
  annualIncomeMinor: bigint;
  /** What the purchaser owes elsewhere, a month. */
  monthlyObligationsMinor: bigint;
  /** Instalments a month that this lender has already approved and the purchaser holds or uses. */
  existingMonthlyMinor: bigint;
  /** Amount financed that the purchaser holds or uses at this lender. */
  existingExposureMinor: bigint;
  cashPriceMinor: bigint;
  firstPaymentMinor: bigint;
  /** At the lender's own rate. */
  instalmentMinor: bigint;
  termMonths: number;
}

/** Figures that rules look at. */
export const MEASURES = ['ageYears', 'ageAtEnd', 'annualIncome', 'burdenBps', 'exposure', 'financed', 'firstPaymentBps', 'termMonths'] as const;
export type Measure = (typeof MEASURES)[number];

const condition = z.union([
  z.strictObject({ measure: z.enum(MEASURES), atLeast: minorAmount.optional(), below: minorAmount.optional() }),
  z.strictObject({ employment: z.array(z.enum(EMPLOYMENTS)).min(1) }),
]);

/** All conditions must hold for the rule to count. `ko` and `en` are what the purchaser is told, or the desk reads. */
const rule = z.strictObject({
  code: z.string().regex(/^[A-Z0-9_]{2,40}$/),
  effect: z.enum(['POINTS', 'REFER', 'DECLINE']),
  points: z.int().default(0),
  when: z.array(condition).min(1),
  ko: z.string().min(1),
  en: z.string().min(1),
});

const reason = z.strictObject({ code: z.string(), ko: z.string(), en: z.string() });

/**
 * A lender's rules as data (amounts and bounds as strings of whole numbers). The points of the rules that hold are
 * added; below `declineBelow` it is a no, below `referBelow` a person decides; a DECLINE or REFER rule that holds does
 * so whatever the points.
 */
export const scorecardSchema = z.strictObject({
  version: z.string().min(1),
  currency: z.string(),
  /** The lender's own nominal rate per year. */
  annualRate: rateText,
  declineBelow: z.int(),
  referBelow: z.int(),
  /** Share of the monthly income, in basis points, that all monthly obligations together may take. */
  maxBurdenBps: z.int().min(0).max(10_000),
  /** Amount financed that one purchaser may hold and use here in all. */
  maxExposure: positiveAmount,
  approvalDays: z.int().min(1),
  sellerExposure: positiveAmount,
  sellerExposureDays: z.int().min(1),
  rules: z.array(rule),
  /** Told when points are too few, the instalment is too high, or the amount is. */
  lowScore: reason,
  instalmentTooHigh: reason,
  exposureTooHigh: reason,
});
export type Scorecard = z.output<typeof scorecardSchema>;
/** As it rests in JSON. */
export type ScorecardJson = z.input<typeof scorecardSchema>;
export type CreditReason = z.output<typeof reason>;

/** @throws ZodError when the data is no scorecard. */
export const readScorecard = (data: unknown): Scorecard => scorecardSchema.parse(data);

export interface ScoredRule extends CreditReason {
  effect: 'POINTS' | 'REFER' | 'DECLINE';
  points: number;
}

/** OVER: the purchaser may have a limit, but not for this instalment or amount; a counter-offer may fit. */
export type CreditVerdict = 'APPROVED' | 'DECLINED' | 'REFERRED' | 'OVER';

export interface CreditScore {
  decision: CreditVerdict;
  points: number;
  /** The rules that held, with their points: what the desk's person sees. */
  rules: ScoredRule[];
  /** Why not, for DECLINED, REFERRED and OVER; empty when approved. */
  reasons: CreditReason[];
  /** The highest instalment a month that income and obligations leave room for. */
  maxMonthlyMinor: bigint;
  /** The highest amount financed that this lender's exposure leaves room for. */
  maxFinancedMinor: bigint;
}

const BPS = 10_000n;
const notNegative = (minor: bigint): bigint => (minor > 0n ? minor : 0n);

/** Monthly obligations after this plan as a share of the monthly income; without income the highest there is. */
function burdenBps(facts: CreditFacts): bigint {
  const monthly = facts.monthlyObligationsMinor + facts.existingMonthlyMinor + facts.instalmentMinor;
  return facts.annualIncomeMinor === 0n ? 1_000_000n : (monthly * 12n * BPS) / facts.annualIncomeMinor;
}

/** The figures of a case. A loan's last year counts as begun: 25 months end in the third year. */
export function measuresOf(facts: CreditFacts): Record<Measure, bigint> {
  const financed = facts.cashPriceMinor - facts.firstPaymentMinor;
  return {
    ageYears: BigInt(facts.ageYears),
    ageAtEnd: BigInt(facts.ageYears + Math.ceil(facts.termMonths / 12)),
    annualIncome: facts.annualIncomeMinor,
    burdenBps: burdenBps(facts),
    exposure: facts.existingExposureMinor + financed,
    financed,
    firstPaymentBps: (facts.firstPaymentMinor * BPS) / facts.cashPriceMinor,
    termMonths: BigInt(facts.termMonths),
  };
}

export type Condition = z.output<typeof condition>;
export type Rule = z.output<typeof rule>;

export function holds(one: Condition, facts: CreditFacts, measures: Record<Measure, bigint>): boolean {
  if ('employment' in one) return one.employment.includes(facts.employment);
  const value = measures[one.measure];
  return (one.atLeast === undefined || value >= one.atLeast) && (one.below === undefined || value < one.below);
}

/** Decides a case by a scorecard. Pure: the same facts give the same decision, to the last reason. */
export function score(scorecard: Scorecard, facts: CreditFacts): CreditScore {
  const measures = measuresOf(facts);
  const rules = scorecard.rules
    .filter((each) => each.when.every((one) => holds(one, facts, measures)))
    .map(({ code, effect, points, ko, en }): ScoredRule => ({ code, effect, points: effect === 'POINTS' ? points : 0, ko, en }));
  const points = rules.reduce((sum, each) => sum + each.points, 0);
  const maxMonthlyMinor = notNegative((facts.annualIncomeMinor * BigInt(scorecard.maxBurdenBps)) / (12n * BPS)
    - facts.monthlyObligationsMinor - facts.existingMonthlyMinor);
  const maxFinancedMinor = notNegative(scorecard.maxExposure - facts.existingExposureMinor);
  const told = (effect: ScoredRule['effect']): CreditReason[] =>
    rules.filter((each) => each.effect === effect).map(({ code, ko, en }) => ({ code, ko, en }));
  const over = [
    ...(facts.instalmentMinor > maxMonthlyMinor ? [scorecard.instalmentTooHigh] : []),
    ...(measures.financed > maxFinancedMinor ? [scorecard.exposureTooHigh] : []),
  ];
  const declines = [...told('DECLINE'), ...(points < scorecard.declineBelow ? [scorecard.lowScore] : [])];
  const refers = [...told('REFER'), ...(points < scorecard.referBelow ? [scorecard.lowScore] : [])];
  const [decision, reasons]: [CreditVerdict, CreditReason[]] =
    declines.length > 0 ? ['DECLINED', declines] : over.length > 0 ? ['OVER', over] : refers.length > 0 ? ['REFERRED', refers] : ['APPROVED', []];
  return { decision, points, rules, reasons, maxMonthlyMinor, maxFinancedMinor };
}
