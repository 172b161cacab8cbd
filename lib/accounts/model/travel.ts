import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { plainDateIn, SEOUL } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';

/** At this hour of each day that it passes the clock stands still: what is done in working hours only is done. */
const STOP_AT = '10:00';

const counted = (most: number) => z.number({ error: 'accounts.clock-amount' }).int().min(1).max(most);

/** How far: days, calendar months, or the morning of a certain day. */
export const beginTravelInput = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('days'), days: counted(3660) }),
  z.strictObject({ to: z.literal('months'), months: counted(120) }),
  z.strictObject({ to: z.literal('date'), on: z.string().refine((on) => on !== '', 'required').refine((on) => on === '' || isPlainDate(on), 'date') }),
]);
export type BeginTravel = z.output<typeof beginTravelInput>;

/** Stops a journey after the day it is at, or lets it go on from there. */
export const steerTravelInput = z.strictObject({ travelId: z.string(), go: z.boolean() });
export type SteerTravel = z.output<typeof steerTravelInput>;

const morningOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime({ timeZone: SEOUL, plainTime: STOP_AT }).toInstant();

/** Where a journey ends. Months are calendar months from today's date; a day that its month does not have is its last. */
export function endOfTravel(now: Temporal.Instant, input: BeginTravel): Temporal.Instant {
  if (input.to === 'date') return morningOf(Temporal.PlainDate.from(input.on));
  const here = now.toZonedDateTimeISO(SEOUL);
  return (input.to === 'days' ? here.add({ days: input.days }) : here.add({ months: input.months }, { overflow: 'constrain' })).toInstant();
}

/** A stop for less than this before the end would be a day walked twice: a clock that stands at ten is moved by whole seconds. */
const WORTH_A_STOP = { minutes: 1 };

/** The next stop: the coming morning, or the end where that is nearer, or as good as there. Null once it is reached. */
export function nextStop(now: Temporal.Instant, end: Temporal.Instant): Temporal.Instant | null {
  if (Temporal.Instant.compare(now, end) >= 0) return null;
  const today = Temporal.PlainDate.from(plainDateIn(now));
  const morning = [morningOf(today), morningOf(today.add({ days: 1 }))].find((each) => Temporal.Instant.compare(each, now) > 0);
  return morning && Temporal.Instant.compare(morning.add(WORTH_A_STOP), end) < 0 ? morning : end;
}
