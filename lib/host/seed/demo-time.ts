import { Temporal } from 'temporal-polyfill';
import { startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { SetClock, TIME_ZONE, type Clock } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';

/** The mall opened so many days ago: what it was like to be there can be read off its records. */
export const OPENED_DAYS_AGO = 770;

/** An instant so many days ago, at an hour and minute in Seoul; never later than now. */
export function daysAgo(clock: Clock, days: number, hour = 10, minute = 0): Temporal.Instant {
  const day = clock.now().toZonedDateTimeISO(TIME_ZONE).subtract({ days }).toPlainDate();
  const at = day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: Temporal.PlainTime.from({ hour, minute }) }).toInstant();
  return Temporal.Instant.compare(at, clock.now()) > 0 ? clock.now() : at;
}

/** The same work as it would have been done then. */
export const asOf = <D extends Deps>(deps: D, at: Temporal.Instant): D & { clock: SetClock } => ({ ...deps, clock: new SetClock(at) });

/** An hour of a day as the mall knows it; never later than now. */
export function during<D extends Deps>(deps: D, day: PlainDate, hours: number): D & { clock: SetClock } {
  const [at, now] = [startOfDayIn(day).add({ hours }), deps.clock.now()];
  return asOf(deps, at.epochMilliseconds > now.epochMilliseconds ? now : at);
}
