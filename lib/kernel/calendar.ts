import { Temporal } from 'temporal-polyfill';
import type { Timing } from './terms';

/** A day without time or zone, 'YYYY-MM-DD'. */
export type PlainDate = string;

export const SEOUL = 'Asia/Seoul';

/** In arrears the first instalment falls due no earlier than this many days after acceptance. */
const ARREARS_DAYS = 30;

/** True for an IANA name, or an offset, that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const parsed = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date, { overflow: 'reject' });

/** The chosen day in a month, or the month's last day where it has no such day. */
const dayIn = (month: Temporal.PlainYearMonth, day: number): Temporal.PlainDate =>
  month.toPlainDate({ day: Math.min(day, month.daysInMonth) });

/** Excel's EDATE: whole months on or back, clamped to the end of the month. */
export const addMonthsClamped = (date: PlainDate, months: number): PlainDate =>
  parsed(date).add({ months }, { overflow: 'constrain' }).toString();

export const addDays = (date: PlainDate, days: number): PlainDate => parsed(date).add({ days }).toString();

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  parsed(from).until(parsed(to), { largestUnit: 'days' }).days;

export const dayOfMonth = (date: PlainDate): number => parsed(date).day;

/**
 * Monthly due dates. Every date is computed from the original anchor day, so that a short month never shifts those
 * after it: 31 Jan → 28 Feb → 31 Mar. Throws RangeError when `firstDue` is not the anchor day of its month.
 */
export function dueDates(firstDue: PlainDate, count: number, anchorDay: number = dayOfMonth(firstDue)): PlainDate[] {
  const first = parsed(firstDue);
  const month = first.toPlainYearMonth();
  if (!dayIn(month, anchorDay).equals(first)) throw new RangeError(`${firstDue} is not day ${anchorDay} of its month`);
  return Array.from({ length: count }, (_, index) => dayIn(month.add({ months: index }), anchorDay).toString());
}

/** The due day (1–31, clamped to month end) `months` after the month of a date, or before it. */
export const dueDayIn = (date: PlainDate, months: number, dueDay: number): PlainDate =>
  dayIn(parsed(date).toPlainYearMonth().add({ months }), dueDay).toString();

/** The first `dueDay` (1–31, clamped to month end) on or after a date. */
export function nextDueDay(onOrAfter: PlainDate, dueDay: number): PlainDate {
  const from = parsed(onOrAfter);
  const month = from.toPlainYearMonth();
  const here = dayIn(month, dueDay);
  const due = Temporal.PlainDate.compare(here, from) >= 0 ? here : dayIn(month.add({ months: 1 }), dueDay);
  return due.toString();
}

/**
 * When the first instalment falls due: in arrears on the first chosen due day at least 30 days after acceptance, in
 * advance on the first on or after it. The stub days are free: no amount moves with them.
 */
export function firstDueDate(input: { acceptedOn: PlainDate; dueDay: number; timing: Timing }): PlainDate {
  const { acceptedOn, dueDay, timing } = input;
  return nextDueDay(timing === 'ARREARS' ? addDays(acceptedOn, ARREARS_DAYS) : acceptedOn, dueDay);
}

/** The civil date at an instant in a time zone. Accepts an RFC 3339 text too. */
export const plainDateIn = (instant: Temporal.Instant | string, timeZone: string = SEOUL): PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The instant at which a civil day begins in a time zone. */
export const startOfDayIn = (date: PlainDate, timeZone: string = SEOUL): Temporal.Instant =>
  parsed(date).toZonedDateTime(timeZone).toInstant();

/** Completed years of life on a day (born 29 Feb: a year older on 1 Mar in common years). Negative before birth. */
export function ageOn(birthDate: PlainDate, date: PlainDate): number {
  const [born, day] = [parsed(birthDate), parsed(date)];
  const birthdayPassed = day.month > born.month || (day.month === born.month && day.day >= born.day);
  return day.year - born.year - (birthdayPassed ? 0 : 1);
}
