import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { freeOf, limitUse, type LimitAmounts } from './limit-use';
import { score, type CreditFacts, type CreditReason, type CreditScore, type Scorecard } from './scorecard';

/** What the desk knows of a purchaser before there are any goods. */
export type StatedFacts = Omit<CreditFacts, 'cashPriceMinor' | 'firstPaymentMinor' | 'instalmentMinor' | 'termMonths'>;

export interface PreApproved {
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  /** Of the largest amount that was approved. */
  result: CreditScore;
}

/** Why nothing is approved, and what alone would change it: an income from, obligations up to; null where neither would. */
export interface PreRefused {
  reasons: CreditReason[];
  incomeFromMinor: bigint | null;
  obligationsToMinor: bigint | null;
}

/** The plan that a limit for the whole mall is measured by. */
const USUAL_MONTHS = 36;
/** Totals are told in steps of this, caps in steps of the next. */
const STEP = 100_000n;
const CAP_STEP = 10_000n;
/** Where the search for an income that would do ends. */
const HIGHEST_INCOME = 300_000_000n;
const INCOME_STEP = 1_000_000n;

/** The largest n in 0…most that passes, of what passes up to some n and not beyond. */
function largest(most: bigint, passes: (n: bigint) => boolean): bigint {
  let [low, high] = [0n, most];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (passes(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function usualPlan({ currency, annualRate }: Scorecard, amountMinor: bigint): Schedule {
  const built = buildSchedule({
    currency, cashPriceMinor: amountMinor, firstPaymentMinor: 0n, residualMinor: 0n, termMonths: USUAL_MONTHS, annualRate,
    timing: 'ARREARS', advancePayments: 0, rounding: { unit: 10n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER',
  });
  if (!built.ok) throw new RangeError(`the usual plan does not price: ${built.error.code}`);
  return built.value;
}

/** The case of an amount on the usual plan, as the scorecard would see it. */
export function usualCase(scorecard: Scorecard, facts: StatedFacts, amountMinor: bigint): CreditFacts {
  const { instalmentMinor } = usualPlan(scorecard, amountMinor);
  return { ...facts, cashPriceMinor: amountMinor, firstPaymentMinor: 0n, instalmentMinor, termMonths: USUAL_MONTHS };
}

/**
 * A limit for the whole mall: what income leaves a month in round figures, and the largest amount that the scorecard
 * approves on the usual plan without a person. Null where it approves not even the least. The more is asked for the less
 * a scorecard approves; where one should not, what is found is approved all the same. Pure.
 */
export function preApprovalOf(scorecard: Scorecard, facts: StatedFacts): PreApproved | null {
  const at = (amountMinor: bigint) => usualCase(scorecard, facts, amountMinor);
  const { maxMonthlyMinor, maxFinancedMinor } = score(scorecard, at(STEP));
  const monthlyCapMinor = (maxMonthlyMinor / CAP_STEP) * CAP_STEP;
  const passes = (steps: bigint) => {
    const asked = at(steps * STEP);
    return asked.instalmentMinor <= monthlyCapMinor && score(scorecard, asked).decision === 'APPROVED';
  };
  const payable = monthlyCapMinor * BigInt(USUAL_MONTHS);
  const steps = largest((payable < maxFinancedMinor ? payable : maxFinancedMinor) / STEP, passes);
  return steps === 0n ? null : { approvedMinor: steps * STEP, monthlyCapMinor, result: score(scorecard, at(steps * STEP)) };
}

/** Why {@link preApprovalOf} approves nothing, and what would change it. */
export function preRefusalOf(scorecard: Scorecard, facts: StatedFacts): PreRefused {
  const { reasons } = score(scorecard, usualCase(scorecard, facts, STEP));
  const passes = (change: Partial<StatedFacts>) => preApprovalOf(scorecard, { ...facts, ...change }) !== null;
  const enough = HIGHEST_INCOME / INCOME_STEP;
  // The most that is still too little, and one more.
  const income = (largest(enough, (n) => !passes({ annualIncomeMinor: n * INCOME_STEP })) + 1n) * INCOME_STEP;
  const obligations = largest(facts.monthlyObligationsMinor / CAP_STEP, (n) => passes({ monthlyObligationsMinor: n * CAP_STEP })) * CAP_STEP;
  return {
    reasons: reasons.length > 0 ? reasons : [scorecard.instalmentTooHigh],
    incomeFromMinor: income <= HIGHEST_INCOME && income > facts.annualIncomeMinor ? income : null,
    obligationsToMinor: passes({ monthlyObligationsMinor: obligations }) ? obligations : null,
  };
}

/**
 * What can still be drawn: what is left of the limit, and no more than the desk's exposure to this purchaser leaves,
 * which counts everything drawn here once and what was approved for single goods beside it.
 */
export function roomOf(limit: LimitAmounts, { maxExposure }: Pick<Scorecard, 'maxExposure'>, { existingExposureMinor }: { existingExposureMinor: bigint }) {
  const { month, total } = limitUse(limit);
  const own = freeOf(total);
  const exposure = maxExposure > existingExposureMinor ? maxExposure - existingExposureMinor : 0n;
  return { totalMinor: own < exposure ? own : exposure, monthlyMinor: freeOf(month) };
}
