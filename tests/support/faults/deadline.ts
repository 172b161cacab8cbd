/** What a test waits for a bank, in place of the ten seconds that a worker does. */
export const SHORT_DEADLINE_MS = 250;
