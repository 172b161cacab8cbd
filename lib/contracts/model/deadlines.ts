import { Temporal } from 'temporal-polyfill';
import type { Change } from '@/lib/kernel/amendment';
import { startOfDayIn } from '@/lib/kernel/calendar';

/** A contract that is not signed so long after its delivery becomes a case for the desk. */
export const SIGN_DAYS = 14;

export const signBy = (deliveredAt: Temporal.Instant): Temporal.Instant => deliveredAt.add({ hours: SIGN_DAYS * 24 });

/** A purchaser is told that the review usually takes less than a day: what waits longer is overdue. */
export const REVIEW_HOURS = 24;

export const isReviewOverdue = (sinceMs: number, nowMs: number): boolean => nowMs - sinceMs > REVIEW_HOURS * 3_600_000;

/** How much more time the desk may give a purchaser at once, in days. */
export const MORE_DAYS = { least: 1, most: 14 } as const;

/** A supplement lapses then, and in any case before the first instalment that it changes falls due by the old schedule. */
export function supplementSignBy(deliveredAt: Temporal.Instant, change: Change, timeZone: string): Temporal.Instant {
  const first = change.kind === 'ADDRESS' ? undefined : change.before.schedule[change.fromSeq - 1];
  const [usual, latest] = [signBy(deliveredAt), first && startOfDayIn(first.dueOn, timeZone)];
  return latest && Temporal.Instant.compare(latest, usual) < 0 ? latest : usual;
}
