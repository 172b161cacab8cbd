import { Temporal } from 'temporal-polyfill';
import { daysBetween, type PlainDate } from './calendar';
import { ratioOf, type Ratio } from './rounding';

/** 30/360 is the US (NASD) rule and 30E/360 the European one, ACT/ACT that of ISDA (each year by its own length). */
export const DAY_COUNTS = ['30/360', '30E/360', 'ACT/360', 'ACT/364', 'ACT/365', 'ACT/ACT'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

const february = (date: Temporal.PlainDate): boolean => date.month === 2 && date.day === date.daysInMonth;

/**
 * Excel's DAYS360: days between two dates if every month had thirty. European: a 31st counts as the 30th. US (NASD): so
 * does the end of February at the start; a 31st at the end is the next 1st, unless the start is a 30th.
 */
export function days360(start: PlainDate, end: PlainDate, european = false): number {
  const [from, to] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
  const first = from.day === 31 || (!european && february(from)) ? 30 : from.day;
  const last = to.day === 31 && (european || first === 30) ? 30 : to.day;
  // An end on the 31st that stays is one more than thirty: the next month's first.
  return (to.year - from.year) * 360 + (to.month - from.month) * 30 + (last - first);
}

/** Years from `from` to `to`, exactly, each part by the length of its own year. */
function actualActual(from: PlainDate, to: PlainDate): Ratio {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  let [common, leap] = [0, 0];
  for (let year = first.year; year <= last.year; year += 1) {
    const opening = Temporal.PlainDate.from({ year, month: 1, day: 1 });
    const begin = year === first.year ? from : opening.toString();
    const end = year === last.year ? to : opening.add({ years: 1 }).toString();
    const days = daysBetween(begin, end);
    if (opening.inLeapYear) leap += days;
    else common += days;
  }
  return { numerator: BigInt(common * 366 + leap * 365), denominator: 365n * 366n };
}

/** The part of a year that lies between two dates, as an exact fraction. `to` is not before `from`. */
export function yearFraction(count: DayCount, from: PlainDate, to: PlainDate): Ratio {
  if (count === 'ACT/ACT') return actualActual(from, to);
  const [days, year] = count.split('/');
  const between = days === 'ACT' ? daysBetween(from, to) : days360(from, to, days === '30E');
  return { numerator: BigInt(between), denominator: BigInt(year ?? 360) };
}

/** A nominal annual rate ("0.069") over a part of a year. */
export function periodRate(annualRate: string, part: Ratio): Ratio {
  const rate = ratioOf(annualRate);
  return { numerator: rate.numerator * part.numerator, denominator: rate.denominator * part.denominator };
}
