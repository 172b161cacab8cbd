import { monthlyInterest, monthlyRatio, roundRatio, shareOf, type Ratio } from './rounding';
import { err, ok, type Result } from './result';
import { termsProblems, type TermsInput } from './terms';

export type { EndOfTerm, RoundingRule, TermsInput, Timing } from './terms';

/**
 * One instalment; amounts in minor units. `amountMinor` = `interestMinor` + `principalMinor`. The last principal is
 * negative where the interest of the closing month in advance outweighs it.
 */
export interface ScheduleRow {
  /** 1 … termMonths */
  seq: number;
  amountMinor: bigint;
  interestMinor: bigint;
  principalMinor: bigint;
  /** What is still owed once this instalment is paid; after the last one, the residual. */
  balanceMinor: bigint;
}

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
function closingInterest({ timing, residualMinor, annualRate, rounding }: TermsInput): bigint {
  if (timing === 'ARREARS' || residualMinor === 0n) return 0n;
  const monthly = monthlyRatio(annualRate);
  const below = (residualMinor * monthly.denominator) / (monthly.numerator + monthly.denominator);
  const grows = (balance: bigint) => balance + monthlyInterest(balance, monthly, rounding.interest) === residualMinor;
  return residualMinor - (grows(below + 1n) ? below + 1n : below);
}

function buildRows(terms: TermsInput, instalmentMinor: bigint): ScheduleRow[] {
  const rows: ScheduleRow[] = [];
  const monthly = monthlyRatio(terms.annualRate);
  let balanceMinor = terms.cashPriceMinor - terms.firstPaymentMinor;
  for (let seq = 1; seq <= terms.termMonths; seq += 1) {
    const last = seq === terms.termMonths;
    const elapsed = seq > 1 || terms.timing === 'ARREARS';
    let interestMinor = elapsed ? monthlyInterest(balanceMinor, monthly, terms.rounding.interest) : 0n;
    if (last) interestMinor += closingInterest(terms);
    const amountMinor = last ? balanceMinor + interestMinor - terms.residualMinor : instalmentMinor;
    const principalMinor = amountMinor - interestMinor;
    balanceMinor -= principalMinor;
    rows.push({ seq, amountMinor, interestMinor, principalMinor, balanceMinor });
  }
  return rows;
}

/**
 * Prices terms. Each month bears annualRate/12 on what is owed, rounded to the minor unit; the instalment is rounded
 * once, by the plan's unit and mode; the last instalment takes the difference; the residual remains as last balance.
 * In advance the first instalment bears no interest, and the last carries the month that runs on to the residual.
 *
 * Errors: `terms.invalid` (with fields), `terms.rounding-too-coarse` (the unit is so large for the amount that the
 * instalment would be nothing, or all would be paid before the last).
 */
export function buildSchedule(terms: TermsInput): Result<Schedule> {
  const fields = termsProblems(terms);
  if (Object.keys(fields).length > 0) return err({ code: 'terms.invalid', fields });
  const { unit, mode } = terms.rounding;
  const level = roundRatio(exactInstalment(terms), mode, unit);
  const rows = buildRows(terms, level);
  if (rows.some((row) => row.amountMinor <= 0n)) return err({ code: 'terms.rounding-too-coarse' });
  const instalments = rows.reduce((sum, row) => sum + row.amountMinor, 0n);
  const totalCostMinor = instalments + terms.firstPaymentMinor;
  return ok({
    terms,
    currency: terms.currency,
    financedMinor: terms.cashPriceMinor - terms.firstPaymentMinor,
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

/** Leaving right after instalment `month` is paid (0: before the first). Amounts in minor units. */
export interface ExitPoint {
  month: number;
  /** First payment and instalments so far. */
  paidMinor: bigint;
  /** Buy and keep the goods: what is outstanding. */
  buyoutMinor: bigint;
  /** Instalments still to come. */
  leftMinor: bigint;
  /** Give the goods back: `returnChargeBps` of the instalments left. */
  returnChargeMinor: bigint;
}

/** The price of leaving at every month, known before signing. `returnChargeBps`: 1000 is 10 %. */
export function exitRibbon(schedule: Schedule, returnChargeBps: number): ExitPoint[] {
  let paidMinor = schedule.terms.firstPaymentMinor;
  const point = (month: number, buyoutMinor: bigint): ExitPoint => {
    const leftMinor = schedule.totalCostMinor - paidMinor;
    return { month, paidMinor, buyoutMinor, leftMinor, returnChargeMinor: shareOf(leftMinor, returnChargeBps) };
  };
  const points = [point(0, schedule.financedMinor)];
  for (const row of schedule.rows) {
    paidMinor += row.amountMinor;
    points.push(point(row.seq, row.balanceMinor));
  }
  return points;
}
