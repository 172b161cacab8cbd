import { Temporal } from 'temporal-polyfill';
import { daysBetween, plainDateIn, SEOUL, type PlainDate } from './calendar';
import { formatDay, formatTableDate } from './day-text';
import type { Locale } from './money';

const two = (value: number): string => String(value).padStart(2, '0');

const NEAR: Record<Locale, Record<string, string>> = {
  ko: { '-1': '어제', '0': '오늘', '1': '내일', '2': '모레' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

/** How far a day is from today: `모레`, `5일 뒤`, `3일 전`; `in 2 days`, `3 days ago`. */
export function formatDistance(date: PlainDate, today: PlainDate, locale: Locale): string {
  const days = daysBetween(today, date);
  const near = NEAR[locale][String(days)];
  if (near) return near;
  if (locale === 'ko') return days > 0 ? `${days}일 뒤` : `${-days}일 전`;
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

const zoneSuffix = (timeZone: string): string => (timeZone === SEOUL ? '' : ` ${timeZone}`);

const clockIn = (instant: Temporal.Instant, timeZone: string): string => {
  const { hour, minute } = instant.toZonedDateTimeISO(timeZone);
  return `${two(hour)}:${two(minute)}`;
};

/** An instant as day and clock in a zone, named when it is not Seoul: `2026년 11월 30일 (월) 18:00`, `Mon 30 Nov 2026 18:00`. */
export function formatInstant(instant: Temporal.Instant | string, locale: Locale, timeZone: string = SEOUL): string {
  const at = Temporal.Instant.from(instant);
  return `${formatDay(plainDateIn(at, timeZone), locale)} ${clockIn(at, timeZone)}${zoneSuffix(timeZone)}`;
}

/** An instant in a table: `2026.11.25 18:00`, `25 Nov 2026 18:00`. */
export function formatTableInstant(instant: Temporal.Instant | string, locale: Locale, timeZone: string = SEOUL): string {
  const at = Temporal.Instant.from(instant);
  return `${formatTableDate(plainDateIn(at, timeZone), locale)} ${clockIn(at, timeZone)}${zoneSuffix(timeZone)}`;
}

/** What is left until a deadline, or how long it has passed, in its two largest units: `3시간 26분 남음`, `3 h 26 min left`. */
export function formatRemaining(deadline: Temporal.Instant | string, now: Temporal.Instant | string, locale: Locale): string {
  const difference = Temporal.Instant.from(deadline).epochMilliseconds - Temporal.Instant.from(now).epochMilliseconds;
  const minutes = Math.floor(Math.abs(difference) / 60_000);
  const units = locale === 'ko' ? ['일', '시간', '분'] : [' d', ' h', ' min'];
  const counts = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const first = counts.findIndex((count) => count > 0);
  const words = counts.map((count, index) => (count > 0 ? `${count}${units[index] ?? ''}` : ''));
  const span = first < 0 ? (locale === 'ko' ? '1분 미만' : 'under 1 min') : words.slice(first, first + 2).filter(Boolean).join(' ');
  if (locale === 'ko') return difference < 0 ? `${span} 지남` : `${span} 남음`;
  return difference < 0 ? `${span} over` : `${span} left`;
}

/** A deadline as people read it: one that is the first moment of a day, in which it is too late, as the evening before, 23:59; any other as it is. */
export function lastMinuteOf(deadline: Temporal.Instant | string, timeZone: string = SEOUL): Temporal.Instant {
  const at = Temporal.Instant.from(deadline);
  const { hour, minute, second, millisecond } = at.toZonedDateTimeISO(timeZone);
  return hour + minute + second + millisecond === 0 ? at.subtract({ minutes: 1 }) : at;
}

/** A deadline's clock and remainder: `오늘 18:00 · 3시간 26분 남음`, from the third day on with its date. */
export function formatDeadline(
  deadline: Temporal.Instant | string, now: Temporal.Instant | string, locale: Locale, timeZone: string = SEOUL,
): string {
  const at = lastMinuteOf(deadline, timeZone);
  const [day, today] = [plainDateIn(at, timeZone), plainDateIn(now, timeZone)];
  const near = NEAR[locale][String(daysBetween(today, day))] ?? formatDay(day, locale, today);
  const clock = `${near} ${clockIn(at, timeZone)}${zoneSuffix(timeZone)}`;
  return `${clock} · ${formatRemaining(deadline, now, locale)}`;
}
