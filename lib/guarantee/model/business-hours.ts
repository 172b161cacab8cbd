import { Temporal } from 'temporal-polyfill';
import { addBusinessDays, businessDayFrom, isBusinessDay } from '@/lib/kernel/korean-holidays';
import { addDays, plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { OFFICE } from '@/lib/kernel/office-hours';

/** Promises run from nine to six on business days; what comes in the evening begins to run the next morning. */
const { opens: OPENS, closes: CLOSES } = OFFICE;

const at = (day: PlainDate, hour: number, zone: string): Temporal.Instant => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant();
const minutes = (from: Temporal.Instant, to: Temporal.Instant): number => Math.max(0, (to.epochMilliseconds - from.epochMilliseconds) / 60_000);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);

/** The instant after so many minutes of business; none at all is the instant itself. */
export function addBusinessMinutes(from: Temporal.Instant, count: number, zone: string): Temporal.Instant {
  if (count <= 0) return from;
  let left = count;
  for (let day = businessDayFrom(plainDateIn(from, zone)); ; day = businessDayFrom(addDays(day, 1))) {
    const begin = later(from, at(day, OPENS, zone));
    const room = minutes(begin, at(day, CLOSES, zone));
    if (room >= left) return begin.add({ milliseconds: Math.round(left * 60_000) });
    left -= room;
  }
}

/** Minutes of business between two instants; none where the second is not later. */
export function businessMinutesBetween(from: Temporal.Instant, to: Temporal.Instant, zone: string): number {
  let sum = 0;
  const last = plainDateIn(to, zone);
  for (let day = plainDateIn(from, zone); day <= last; day = addDays(day, 1)) {
    if (isBusinessDay(day)) sum += minutes(later(from, at(day, OPENS, zone)), earlier(to, at(day, CLOSES, zone)));
  }
  return sum;
}

/** When offices close on the n-th business day after that of an instant. */
export const closeOfBusinessDay = (from: Temporal.Instant, days: number, zone: string): Temporal.Instant => at(addBusinessDays(plainDateIn(from, zone), days), CLOSES, zone);

