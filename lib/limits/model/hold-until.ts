import { Temporal } from 'temporal-polyfill';

/** An order form holds for a day at most; the mall releases earlier by itself. */
const HOLD_HOURS = 24;

/** The longest that a form may stand: keystrokes prolong it here, and the financier is not told of each. RFC 3339 */
export function holdUntil({ changedAt, expiresAt }: { changedAt: Date; expiresAt: Date }): string {
  const longest = Temporal.Instant.fromEpochMilliseconds(changedAt.getTime()).add({ hours: HOLD_HOURS });
  const expiry = Temporal.Instant.fromEpochMilliseconds(expiresAt.getTime());
  return (Temporal.Instant.compare(longest, expiry) < 0 ? longest : expiry).toString();
}
