import { Temporal } from 'temporal-polyfill';

/** A form without a keystroke keeps its unit and its amount this long. */
export const IDLE_MINUTES = 30;
/** And no longer than this from its opening, keystrokes or not. */
export const HOLD_HOURS = 24;

const earliest = (...instants: Temporal.Instant[]) =>
  instants.reduce((first, next) => (Temporal.Instant.compare(next, first) < 0 ? next : first));

/** Until when a form that was touched `now` holds what it holds. */
export const holdUntil = (now: Temporal.Instant, openedAt: Temporal.Instant, approvalExpiresAt: Temporal.Instant): Temporal.Instant =>
  earliest(now.add({ minutes: IDLE_MINUTES }), openedAt.add({ hours: HOLD_HOURS }), approvalExpiresAt);
