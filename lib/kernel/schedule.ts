import { amortize, smoothed, type Amortization, type ScheduleRow } from './amortization';
import { monthlyInterest, monthlyRatio, roundRatio, type Ratio } from './rounding';
import { err, ok, type Result } from './result';
import { termsProblems, type TermsInput } from './terms';

export type { ScheduleRow } from './amortization';
export type { EndOfTerm, RoundingRule, TermsInput, Timing } from './terms';

/** A priced plan: the terms and everything that follows from them. */
export interface Schedule {
  terms: TermsInput;
  currency: string;
  /** Cash price less first payment. */
  financedMinor: bigint;
  instalmentMinor: bigint;
  lastInstalmentMinor: bigint;
  /** Everything the purchaser is bound to pay: Σ instalments + first payment. */
  totalCostMinor: bigint;
  /** Total cost, and the residual where the goods would otherwise go back. */
  totalToOwnMinor: bigint;
  rows: ScheduleRow[];
}

/**
 * The level instalment before rounding, exactly: PMT(annualRate/12, n, −financed, residual, type) as a fraction.
 * With i = a/b, u = (a+b)^n and w = b^n it is a(Pu − Rw) / (b(u − w)); in advance b becomes a + b.
 */
export function exactInstalment(terms: TermsInput): Ratio {
  const financed = terms.cashPriceMinor - terms.firstPaymentMinor;
  const { numerator: a, denominator: b } = monthlyRatio(terms.annualRate);
  if (a === 0n) return { numerator: financed - terms.residualMinor, denominator: BigInt(terms.termMonths) };
  const u = (a + b) ** BigInt(terms.termMonths);
  const w = b ** BigInt(terms.termMonths);
  return {
    numerator: a * (financed * u - terms.residualMinor * w),
    denominator: (terms.timing === 'ADVANCE' ? a + b : b) * (u - w),
  };
}

/** In advance the last month runs after the last instalment: its interest is what lifts the balance to the residual. */
export function closingInterest({ timing, residualMinor, annualRate, rounding }: TermsInput): bigint {
  if (timing === 'ARREARS' || residualMinor === 0n) return 0n;
  const monthly = monthlyRatio(annualRate);
  const below = (residualMinor * monthly.denominator) / (monthly.numerator + monthly.denominator);
  const grows = (balance: bigint) => balance + monthlyInterest(balance, monthly, rounding.interest) === residualMinor;
  return residualMinor - (grows(below + 1n) ? below + 1n : below);
}

/** Each month bears a twelfth of the rate on what is owed; in advance the first instalment bears none. */
function amortization(terms: TermsInput): Amortization {
  const monthly = monthlyRatio(terms.annualRate);
  return {
    financedMinor: terms.cashPriceMinor - terms.firstPaymentMinor,
    residualMinor: terms.residualMinor,
    count: terms.termMonths,
    interestOf: (seq, balanceMinor) => {
      const elapsed = seq > 1 || terms.timing === 'ARREARS';
      const interestMinor = elapsed ? monthlyInterest(balanceMinor, monthly, terms.rounding.interest) : 0n;
      return seq === terms.termMonths ? interestMinor + closingInterest(terms) : interestMinor;
    },
  };
}

/** The instalment by the plan's rule: rounded once by its unit and mode, and smoothed where the plan says so. */
function levelInstalment(terms: TermsInput, plan: Amortization): bigint {
  const { unit, mode, smoothing } = terms.rounding;
  const level = roundRatio(exactInstalment(terms), mode, unit);
  return smoothing === 'LAST' ? smoothed(plan, level, mode, unit) : level;
}

/**
 * Prices terms. Each month bears annualRate/12 on what is owed, rounded to the minor unit; the instalment is rounded
 * once, by the plan's unit and mode (and moved once more where `smoothing` asks for it); the last instalment takes the difference; the residual remains as last balance.
 * In advance the first instalment bears no interest, and the last carries the month that runs on to the residual.
 *
 * Errors: `terms.invalid` (with fields), `terms.rounding-too-coarse` (the unit is so large for the amount that the
 * instalment would be nothing, or all would be paid before the last).
 */
export function buildSchedule(terms: TermsInput): Result<Schedule> {
  const fields = termsProblems(terms);
  if (Object.keys(fields).length > 0) return err({ code: 'terms.invalid', fields });
  const plan = amortization(terms);
  const level = levelInstalment(terms, plan);
  const rows = amortize(plan, level);
  if (rows.some((row) => row.amountMinor <= 0n)) return err({ code: 'terms.rounding-too-coarse' });
  const instalments = rows.reduce((sum, row) => sum + row.amountMinor, 0n);
  const totalCostMinor = instalments + terms.firstPaymentMinor;
  return ok({
    terms,
    currency: terms.currency,
    financedMinor: plan.financedMinor,
    instalmentMinor: level,
    lastInstalmentMinor: rows.at(-1)?.amountMinor ?? 0n,
    totalCostMinor,
    totalToOwnMinor: totalCostMinor + terms.residualMinor,
    rows,
  });
}

/** What the financier lends and gets back, month by month, for `irr`: owned at the end, residual included. */
export function scheduleFlows(schedule: Schedule): bigint[] {
  const flows = Array.from({ length: schedule.rows.length + 1 }, () => 0n);
  const shift = schedule.terms.timing === 'ADVANCE' ? 1 : 0;
  const add = (month: number, minor: bigint) => { flows[month] = (flows[month] ?? 0n) + minor; };
  add(0, -schedule.financedMinor);
  for (const row of schedule.rows) add(row.seq - shift, row.amountMinor);
  add(schedule.rows.length, schedule.terms.residualMinor);
  return flows;
}
