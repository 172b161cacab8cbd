/** A file that was applied, and what became of each of its rows, can be looked at this long. */
export const APPLIED_DAYS = 30;

/** One that was looked through and never applied is kept this long. */
export const UNUSED_DAYS = 14;
