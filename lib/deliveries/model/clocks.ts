import { Temporal } from 'temporal-polyfill';
import { addDays, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';

/** The seller accepts a delivery notice within this, or the order is released. */
export const ACCEPT_HOURS = 24;
/** Silence counts as acceptance this many days after carrier-proved delivery or receipt, never after shipping. */
export const SILENCE_DAYS = 7;
/** Days of silence on which the purchaser is warned. */
export const WARNING_DAYS = [4, 6] as const;
export type WarningDay = (typeof WARNING_DAYS)[number];
/** The seller relays a decision within this; then the mall does, in the seller's name. */
export const RELAY_HOURS = 24;
/** Refused goods, and those for which no contract came, are sent back within this, on the seller's cost. */
export const RETURN_DAYS = 7;
/** How far ahead a seller may plan to ship. */
export const PLAN_DAYS = 30;

const days = (count: number) => ({ hours: 24 * count });

export const acceptBy = (noticedAt: Temporal.Instant) => noticedAt.add({ hours: ACCEPT_HOURS });
export const relayBy = (decidedAt: Temporal.Instant) => decidedAt.add({ hours: RELAY_HOURS });

/** The last minute of the planned day in Seoul. */
export const shipBy = (plannedOn: PlainDate) => startOfDayIn(addDays(plannedOn, 1)).subtract({ minutes: 1 });

/** The last minute in Seoul of the day by which such goods are sent back. */
export const returnBy = (since: Temporal.Instant) => shipBy(addDays(plainDateIn(since), RETURN_DAYS));

/**
 * When silence becomes acceptance. A proof that the carrier gave long ago but that is recorded only now leaves at least
 * the days from the first warning on: nobody is bound without having been warned.
 */
export function silenceAt(deliveredAt: Temporal.Instant, recordedAt: Temporal.Instant): Temporal.Instant {
  const byDelivery = deliveredAt.add(days(SILENCE_DAYS));
  const byWarning = recordedAt.add(days(SILENCE_DAYS - WARNING_DAYS[0]));
  return Temporal.Instant.compare(byDelivery, byWarning) >= 0 ? byDelivery : byWarning;
}

/** When a warning of silence is due. */
export const warningAt = (silence: Temporal.Instant, day: WarningDay) => silence.subtract(days(SILENCE_DAYS - day));
