import { Temporal } from 'temporal-polyfill';
import { addMonthsClamped, daysBetween, type PlainDate } from './calendar';

/** The unit-period of a transaction (Regulation Z, Appendix J (b)(4)). */
export type UnitPeriod = { unit: 'DAY' | 'WEEK' | 'SEMIMONTH' | 'MONTH' | 'YEAR'; times: number };

/** Where a payment stands: whole unit-periods after the advance, and the fraction of one before them. */
export interface UnitPosition {
  t: number;
  f: number;
}

/** Whole months from `from` to `to`, counted back from the later date, and the days that are left. */
export function monthsBack(from: PlainDate, to: PlainDate): { months: number; days: number } {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const apart = (last.year - first.year) * 12 + last.month - first.month;
  // The first of a shorter month may be reached a month later than the calendar's difference says.
  const months = [apart, apart - 1].find((count) => addMonthsClamped(to, -count) >= from) ?? 0;
  return { months, days: daysBetween(from, addMonthsClamped(to, -months)) };
}

const split = (whole: number, unit: number): UnitPosition => ({ t: Math.floor(whole / unit), f: (whole % unit) / unit });

/**
 * Unit-periods between two dates by Appendix J (b)(5): months are counted back from the later date and have thirty days;
 * weeks and days are actual; what is over a number of years is months of a twelfth, or days of 1/365.
 */
export function unitPosition({ unit, times }: UnitPeriod, from: PlainDate, to: PlainDate): UnitPosition {
  if (unit === 'DAY') return split(daysBetween(from, to), times);
  if (unit === 'WEEK') return split(daysBetween(from, to), times * 7);
  const { months, days } = monthsBack(from, to);
  if (unit === 'SEMIMONTH') return split(months * 30 + days, 15);
  if (unit === 'MONTH') return split(months * 30 + days, times * 30);
  const years = Math.floor(months / 12);
  if (days === 0) return { t: years, f: (months % 12) / 12 };
  return { t: years, f: daysBetween(from, addMonthsClamped(to, -12 * years)) / 365 };
}

/** Unit-periods in a year: 365 days, 52 weeks, 24 half months, 12 months. */
export const unitPeriodsPerYear = ({ unit, times }: UnitPeriod): number =>
  ({ DAY: 365, WEEK: 52, SEMIMONTH: 24, MONTH: 12, YEAR: 1 })[unit] / times;

/** With one advance and one payment the unit-period is the term, in whole months or else in days; of a year or more, the year. */
export function singlePaymentUnit(from: PlainDate, to: PlainDate): UnitPeriod {
  const { months, days } = monthsBack(from, to);
  if (months >= 12) return { unit: 'YEAR', times: 1 };
  return days === 0 && months > 0 ? { unit: 'MONTH', times: months } : { unit: 'DAY', times: daysBetween(from, to) };
}
