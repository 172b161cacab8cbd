import type { Temporal } from 'temporal-polyfill';

/** A contract that is not signed so long after its delivery becomes a case for the desk. */
export const SIGN_DAYS = 14;

export const signBy = (deliveredAt: Temporal.Instant): Temporal.Instant => deliveredAt.add({ hours: SIGN_DAYS * 24 });

/** A purchaser is told that the review usually takes less than a day: what waits longer is overdue. */
export const REVIEW_HOURS = 24;

export const isReviewOverdue = (sinceMs: number, nowMs: number): boolean => nowMs - sinceMs > REVIEW_HOURS * 3_600_000;

/** How much more time the desk may give a purchaser at once, in days. */
export const MORE_DAYS = { least: 1, most: 14 } as const;
