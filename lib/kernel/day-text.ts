import type { PlainDate } from './calendar';
import type { Locale } from './money';

/* Apart from what is written of instants, and by digits alone: texts of every page of the mall need it, and the calendar's polyfill is heavier than all else that their browsers load for it. */

/* Written out, not taken from Intl: the same text on every machine, whatever its ICU data. */
const WEEKDAYS: Record<Locale, readonly string[]> = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const PLAIN_DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

function readDay(text: string) {
  const [year = 0, month = 0, day = 0] = PLAIN_DATE.exec(text)?.slice(1).map(Number) ?? [];
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCDate() === day && at.getUTCMonth() === month - 1 ? { year, month, day, at } : null;
}

/** True for a day that exists, written 'YYYY-MM-DD'. */
export const isPlainDate = (text: string): boolean => readDay(text) !== null;

function partsOf(date: PlainDate, locale: Locale) {
  const read = readDay(date);
  if (!read) throw new RangeError(`${date} is no day`);
  const { year, month, day, at } = read;
  return { year, month, day, monthEn: MONTHS_EN[month - 1] ?? '', weekday: WEEKDAYS[locale][at.getUTCDay()] ?? '' };
}

/** A day with its year: `2025년 12월 9일 (화)`, `Tue 9 Dec 2025`; where it is read on a day of the same year, `today`, Korean leaves that out: `11월 25일 (수)`. Throws RangeError for what is no day, as all here. */
export function formatDay(date: PlainDate, locale: Locale, today?: PlainDate): string {
  const { year, month, day, monthEn, weekday } = partsOf(date, locale);
  if (locale === 'en') return `${weekday} ${day} ${monthEn} ${year}`;
  return `${date.slice(0, 4) === today?.slice(0, 4) ? '' : `${year}년 `}${month}월 ${day}일 (${weekday})`;
}

/** A day where its year matters: `2028년 8월 25일`, `25 Aug 2028`. */
export function formatLongDate(date: PlainDate, locale: Locale): string {
  const { year, month, day, monthEn } = partsOf(date, locale);
  return locale === 'en' ? `${day} ${monthEn} ${year}` : `${year}년 ${month}월 ${day}일`;
}

/** A day in a table: `2026.11.25`, `25 Nov 2026`. */
export function formatTableDate(date: PlainDate, locale: Locale): string {
  return locale === 'en' ? formatLongDate(date, 'en') : date.replaceAll('-', '.');
}

/** A month in a table: `2026.11`, `Nov 2026`. */
export function formatMonth(date: PlainDate, locale: Locale): string {
  const { year, monthEn } = partsOf(date, locale);
  return locale === 'en' ? `${monthEn} ${year}` : `${year}.${date.slice(5, 7)}`;
}
