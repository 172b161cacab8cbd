import { shareOf } from './rounding';
import type { Schedule } from './schedule';
import type { TermsInput } from './terms';

/** Leaving right after instalment `month` is paid (0: before the first). Amounts in minor units. */
export interface ExitPoint {
  month: number;
  /** First payment and instalments so far. */
  paidMinor: bigint;
  /** Instalments still to come. */
  leftMinor: bigint;
  /** The fee (interest) in them for time that has not passed: not owed by who ends now. */
  unearnedFeeMinor: bigint;
  /** Buy and keep the goods: what is outstanding, `leftMinor` + residual − `unearnedFeeMinor`. */
  buyoutMinor: bigint;
  /** Give the goods back: `returnChargeBps` of the instalments left. */
  returnChargeMinor: bigint;
}

/** Of a schedule, what the price of leaving follows from: a lease whose rows were changed has it too. */
export type ExitPlan = Pick<Schedule, 'totalCostMinor' | 'financedMinor' | 'rows'> & { terms: Pick<TermsInput, 'firstPaymentMinor'> };

/** The price of leaving at every month, known before signing. `returnChargeBps`: 1000 is 10 %. */
export function exitRibbon(schedule: ExitPlan, returnChargeBps: number): ExitPoint[] {
  let paidMinor = schedule.terms.firstPaymentMinor;
  let unearnedFeeMinor = schedule.rows.reduce((sum, row) => sum + row.interestMinor, 0n);
  const point = (month: number, buyoutMinor: bigint): ExitPoint => {
    const leftMinor = schedule.totalCostMinor - paidMinor;
    return { month, paidMinor, leftMinor, unearnedFeeMinor, buyoutMinor, returnChargeMinor: shareOf(leftMinor, returnChargeBps) };
  };
  const points = [point(0, schedule.financedMinor)];
  for (const row of schedule.rows) {
    paidMinor += row.amountMinor;
    unearnedFeeMinor -= row.interestMinor;
    points.push(point(row.seq, row.balanceMinor));
  }
  return points;
}
