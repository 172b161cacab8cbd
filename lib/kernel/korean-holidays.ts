import { Temporal } from 'temporal-polyfill';
import { addDays, type PlainDate } from './calendar';

/*
 * Days on which Korean offices rest: 공휴일에 관한 법률, and 관공서의 공휴일에 관한 규정 (art. 2: the days, art. 3: their
 * substitutes), as they changed:
 *  - since 2013-11-05 Seollal, Chuseok and Children's Day have substitutes,
 *  - since 2021-08-04 the national days too, since 2023-05-04 Buddha's birthday and Christmas,
 *  - since 2026 Constitution Day (17 July) is one of them again, and Labour Day (1 May) has become one; both with substitutes.
 * Before that 1 May was a day off for the employed alone (근로자의 날 제정에 관한 법률): contracts ran on.
 */

/** Seollal, Buddha's birthday and Chuseok: 1.1, 4.8 and 8.15 of the Korean lunar calendar. Written out, so that no machine's own calendar data decides about a deadline; a test compares them with that calendar. */
const LUNAR: Readonly<Record<number, readonly [string, string, string]>> = {
  2024: ['02-10', '05-15', '09-17'],
  2025: ['01-29', '05-05', '10-06'],
  2026: ['02-17', '05-24', '09-25'],
  2027: ['02-07', '05-13', '09-15'],
  2028: ['01-27', '05-02', '10-03'],
  2029: ['02-13', '05-20', '09-22'],
  2030: ['02-03', '05-09', '09-12'],
  2031: ['01-23', '05-28', '10-01'],
  2032: ['02-11', '05-16', '09-19'],
  2033: ['01-31', '05-06', '09-08'],
  2034: ['02-19', '05-25', '09-27'],
  2035: ['02-08', '05-15', '09-16'],
  2036: ['01-28', '05-03', '10-04'],
  2037: ['02-15', '05-22', '09-24'],
  2038: ['02-04', '05-11', '09-13'],
  2039: ['01-24', '04-30', '10-02'],
  2040: ['02-12', '05-18', '09-21'],
  2041: ['02-01', '05-07', '09-10'],
  2042: ['01-22', '05-26', '09-28'],
  2043: ['02-10', '05-16', '09-17'],
  2044: ['01-30', '05-05', '10-05'],
  2045: ['02-17', '05-24', '09-25'],
  2046: ['02-06', '05-13', '09-15'],
  2047: ['01-26', '05-02', '10-04'],
  2048: ['02-14', '05-20', '09-22'],
  2049: ['02-02', '05-09', '09-11'],
  2050: ['01-23', '05-28', '09-30'],
};

/** Election days (art. 2 no. 10-2) and days that the government gave for once (no. 11). */
const ONCE: readonly PlainDate[] = [
  '2024-04-10', // 22nd National Assembly
  '2024-10-01', // Armed Forces Day, for once
  '2025-01-27', // before Seollal, for once
  '2025-06-03', // 21st President
  '2026-06-03', // 9th local elections
  '2028-04-12', // 23rd National Assembly
];

/** When a day that falls on a day of rest gets another in its place. */
type Substitute = 'never' | 'sunday' | 'weekend';

interface Fixed { day: string; since?: number; substitute: Substitute }

/** Art. 2 no. 1, 2, 3, 6, 7 and 8 without the lunar ones. */
const FIXED: readonly Fixed[] = [
  { day: '01-01', substitute: 'never' },
  { day: '03-01', substitute: 'weekend' },
  { day: '05-01', since: 2026, substitute: 'weekend' },
  { day: '05-05', substitute: 'weekend' },
  { day: '06-06', substitute: 'never' },
  { day: '07-17', since: 2026, substitute: 'weekend' },
  { day: '08-15', substitute: 'weekend' },
  { day: '10-03', substitute: 'weekend' },
  { day: '10-09', substitute: 'weekend' },
  { day: '12-25', substitute: 'weekend' },
];

const [FIRST_YEAR, LAST_YEAR] = [2024, 2050];

/** Monday is 1, Sunday 7. */
const weekday = (day: PlainDate): number => Temporal.PlainDate.from(day).dayOfWeek;

function named(year: number): { day: PlainDate; substitute: Substitute }[] {
  const lunar = LUNAR[year];
  if (!lunar) throw new RangeError(`no public holidays are known of ${year}: they are written out for ${FIRST_YEAR} to ${LAST_YEAR}`);
  const [seollal, buddha, chuseok] = lunar.map((each) => `${year}-${each}`) as [string, string, string];
  const around = (day: PlainDate) => [-1, 0, 1].map((step) => ({ day: addDays(day, step), substitute: 'sunday' as const }));
  return [
    ...FIXED.filter(({ since = 0 }) => since <= year).map(({ day, substitute }) => ({ day: `${year}-${day}`, substitute })),
    { day: buddha, substitute: 'weekend' as const }, ...around(seollal), ...around(chuseok),
    ...ONCE.filter((day) => day.startsWith(`${year}-`)).map((day) => ({ day, substitute: 'never' as const })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * Art. 3: a day that falls on Sunday (the national days, Labour Day, Children's Day, Buddha's birthday and Christmas: on
 * Saturday too), or on another holiday in the week, moves to the first day after it that is none. Several that would
 * move to the same day because they fall together have one substitute (5 May 2025).
 */
function ofYear(year: number): ReadonlySet<PlainDate> {
  const all = named(year);
  const rest = new Set(all.map(({ day }) => day));
  const moved = new Set<PlainDate>();
  all.forEach(({ day, substitute }, index) => {
    if (substitute === 'never') return;
    const on = weekday(day);
    const fallsTogether = on < 6 && all.some((other, at) => at !== index && other.day === day);
    if (on !== 7 && !(on === 6 && substitute === 'weekend') && !fallsTogether) return;
    if (moved.has(day)) return;
    moved.add(day);
    rest.add(firstAfter(day, (each) => weekday(each) > 5 || rest.has(each)));
  });
  return rest;
}

function firstAfter(day: PlainDate, isRest: (day: PlainDate) => boolean): PlainDate {
  let next = addDays(day, 1);
  while (isRest(next)) next = addDays(next, 1);
  return next;
}

const known = new Map<number, ReadonlySet<PlainDate>>();

/** The public holidays of a year, substitutes included, in their order. @throws RangeError outside 2024 to 2050 */
export const publicHolidays = (year: number): PlainDate[] => [...holidays(year)].sort();

function holidays(year: number): ReadonlySet<PlainDate> {
  const before = known.get(year);
  if (before) return before;
  const made = ofYear(year);
  known.set(year, made);
  return made;
}

/** Neither Saturday nor Sunday nor a public holiday (영업일). */
export const isBusinessDay = (day: PlainDate): boolean => weekday(day) < 6 && !holidays(Number(day.slice(0, 4))).has(day);

/** The day itself, or the first business day after it: a period whose last day is a Saturday or a holiday ends with that (Civil Act art. 161). */
export const businessDayFrom = (day: PlainDate): PlainDate => (isBusinessDay(day) ? day : firstAfter(day, (each) => !isBusinessDay(each)));

/** The last business day before a day. What falls due on a day is late on another exactly if it fell due by then: `businessDayFrom(due) < day`. */
export function businessDayBefore(day: PlainDate): PlainDate {
  let at = addDays(day, -1);
  while (!isBusinessDay(at)) at = addDays(at, -1);
  return at;
}

const moved = new Map<number, Readonly<Record<PlainDate, PlainDate>>>();

/** Every day of rest up to the end of a year, and the business day it moves on to: `businessDayFrom` as a table, for statements over many rows. */
export function restDaysUntil(year: number): Readonly<Record<PlainDate, PlainDate>> {
  const before = moved.get(year);
  if (before) return before;
  const made: Record<PlainDate, PlainDate> = {};
  for (let day = `${FIRST_YEAR}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) if (!isBusinessDay(day)) made[day] = businessDayFrom(day);
  moved.set(year, made);
  return made;
}

/** The n-th business day after a day, which itself is not counted (Civil Act art. 157). */
export function addBusinessDays(day: PlainDate, count: number): PlainDate {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = firstAfter(at, (each) => !isBusinessDay(each));
  return at;
}
