import type { Decimal, DecimalValue } from './annuity';
import { daysBetween, type PlainDate } from './calendar';
import { yearFraction } from './day-count';
import { solveRate, type TimedFlow } from './rate';
import { ok, type Result } from './result';
import { unitPosition, unitPeriodsPerYear, type UnitPeriod, type UnitPosition } from './unit-period';

/** An amount on a day, in any one unit, positive. */
export interface DatedAmount {
  on: PlainDate;
  amount: DecimalValue;
}

export interface ActuarialPlan {
  advances: readonly (UnitPosition & { amount: DecimalValue })[];
  payments: readonly (UnitPosition & { amount: DecimalValue })[];
  unitPeriodsPerYear: number;
}

/** Advances against payments, for the rate at which they are worth the same. */
const against = (advances: readonly TimedFlow[], payments: readonly TimedFlow[]): TimedFlow[] =>
  [...advances.map((flow) => ({ ...flow, amount: -Number(flow.amount) })), ...payments];

/**
 * Annual percentage rate by the actuarial method of Regulation Z, Appendix J (12 CFR 1026): the rate per unit-period at
 * which Σ payments / ((1 + f·i)(1 + i)^t) equals the advances, times the unit-periods in a year. In percent, unrounded.
 * Error: `terms.no-rate`.
 */
export function aprActuarial(plan: ActuarialPlan): Result<Decimal> {
  const rate = solveRate(against(plan.advances, plan.payments), 0.01);
  return rate.ok ? ok(rate.value.times(plan.unitPeriodsPerYear).times(100)) : rate;
}

/** The same from dates: positions are counted from the first advance (Appendix J (b)(5)). */
export function aprActuarialByDates(advances: readonly DatedAmount[], payments: readonly DatedAmount[], unit: UnitPeriod): Result<Decimal> {
  const start = advances.reduce((first, { on }) => (on < first ? on : first), advances[0]?.on ?? '');
  const placed = (list: readonly DatedAmount[]) => list.map(({ on, amount }) => ({ amount, ...unitPosition(unit, start, on) }));
  return aprActuarial({ advances: placed(advances), payments: placed(payments), unitPeriodsPerYear: unitPeriodsPerYear(unit) });
}

/** How the EU method measures years: days over 365, or each year by its own length (its "calendar basis"). */
export type EuTime = 'DAYS' | 'CALENDAR';

function years(time: EuTime, from: PlainDate, to: PlainDate): number {
  if (time === 'DAYS') return daysBetween(from, to) / 365;
  const { numerator, denominator } = yearFraction('ACT/ACT', from, to);
  return Number(numerator) / Number(denominator);
}

/**
 * Annual percentage rate of charge of the European Union (Directive 2008/48/EC, Annex I; the calendar basis is that of 98/7/EC, Annex III A): the effective rate a
 * year at which drawdowns and payments, discounted over years from the first drawdown, are equal. In percent, unrounded.
 * Error: `terms.no-rate`.
 */
export function aprEu(drawdowns: readonly DatedAmount[], payments: readonly DatedAmount[], time: EuTime = 'DAYS'): Result<Decimal> {
  const start = drawdowns.reduce((first, { on }) => (on < first ? on : first), drawdowns[0]?.on ?? '');
  const placed = (list: readonly DatedAmount[]) => list.map(({ on, amount }) => ({ amount, t: years(time, start, on), f: 0 }));
  const rate = solveRate(against(placed(drawdowns), placed(payments)), 0.1);
  return rate.ok ? ok(rate.value.times(100)) : rate;
}
