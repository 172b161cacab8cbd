/*
 * Days and offices, from the law and a calendar on the wall: days are texts, a moment is a day and an hour (`2026-03-10T13`),
 * so that both compare as texts.
 */

const LENGTH = 86_400_000;
const momentOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Of each day once: a year of a thousand leases asks for the same days a million times. */
function once<T>(of: (day: string) => T): (day: string) => T {
  const known = new Map<string, T>();
  return (day) => {
    const found = known.get(day) ?? of(day);
    known.set(day, found);
    return found;
  };
}

const onDays = (day: string, days: number): string => new Date(momentOf(day) + days * LENGTH).toISOString().slice(0, 10);
const morrow = once((day) => onDays(day, 1));
export const later = (day: string, days: number): string => (days === 1 ? morrow(day) : onDays(day, days));
export const daysFrom = (from: string, to: string): number => (momentOf(to) - momentOf(from)) / LENGTH;

const pad = (n: number) => String(n).padStart(2, '0');

/** That day of the month so many months on, or the month's last day where it has none such. */
export function monthsOn(day: string, months: number, dayOfMonth = Number(day.slice(8))): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${pad(month)}-${pad(Math.min(dayOfMonth, last))}`;
}

/** Public holidays of the year that the leases live, weekends left out: 3.1 and its like with the days that are given for them. */
const HOLIDAYS = new Set([
  '2026-03-02', '2026-05-01', '2026-05-05', '2026-05-25', '2026-06-03', '2026-07-17', '2026-08-17', '2026-09-24', '2026-09-25', '2026-10-05', '2026-10-09', '2026-12-25',
  '2027-01-01', '2027-02-08', '2027-02-09', '2027-03-01',
]);

const weekday = once((day) => new Date(momentOf(day)).getUTCDay());
const isWorking = (day: string): boolean => weekday(day) !== 0 && weekday(day) !== 6 && !HOLIDAYS.has(day);

/** The day, or the first one after it on which offices work. */
export function workingFrom(day: string): string {
  let on = day;
  while (!isWorking(on)) on = later(on, 1);
  return on;
}

export function workingDaysOn(day: string, count: number): string {
  let on = day;
  for (let left = count; left > 0; left -= 1) on = workingFrom(later(on, 1));
  return on;
}

/** The settlement day of the week that a day is in: its Wednesday, or the first working day after it. */
export const wednesdayOf = (day: string): string => workingFrom(later(day, 3 - weekday(day)));

/** The people of the mall do all that they do at ten in the morning. */
export const TEN = 10;
const [OPENS, CLOSES] = [9, 18];
export const momentAt = (day: string, hour: number): string => `${day}T${pad(hour)}`;
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** Hours of business from ten in the morning of a day to a later moment. */
export function businessHoursTo(day: string, moment: string): number {
  const [last, end] = [dayOf(moment), Number(moment.slice(11))];
  let hours = 0;
  for (let on = day; on <= last; on = later(on, 1)) {
    if (isWorking(on)) hours += Math.max(0, (on === last ? Math.min(end, CLOSES) : CLOSES) - (on === day ? TEN : OPENS));
  }
  return hours;
}

/** So many hours of business after ten in the morning of a day. */
export function businessHoursOn(day: string, hours: number): string {
  let [on, from, left] = isWorking(day) ? [day, TEN, hours] : [workingFrom(day), OPENS, hours];
  while (left > CLOSES - from) {
    left -= CLOSES - from;
    [on, from] = [workingFrom(later(on, 1)), OPENS];
  }
  return momentAt(on, from + left);
}

/** When offices close on the n-th working day after a day. */
export const closingOn = (day: string, days: number): string => momentAt(workingDaysOn(day, days), CLOSES);
