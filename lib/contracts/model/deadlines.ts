import type { Temporal } from 'temporal-polyfill';

/** A contract that is not signed so long after its delivery becomes a case for the desk. */
export const SIGN_DAYS = 14;

export const signBy = (deliveredAt: Temporal.Instant): Temporal.Instant => deliveredAt.add({ hours: SIGN_DAYS * 24 });
