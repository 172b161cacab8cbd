/** So many days back the picture of the review goes. */
export const LOAD_DAYS = 30;

/** Ages of what waits, by where each begins, in hours; each has a word under `contracts.load.ages`. */
export const AGES = [{ key: 'fresh', from: 0 }, { key: 'today', from: 4 }, { key: 'overdue', from: 24 }, { key: 'old', from: 72 }] as const;

/** How much was decided, and how long it had waited, in seconds: for half of it no longer than `median`, for nine in ten no longer than `ninetieth`. */
export interface Decided {
  approved: number;
  returned: number;
  median: number | null;
  ninetieth: number | null;
}

export interface ReviewLoad {
  /** The last days, the oldest first; plain dates. */
  days: (Decided & { on: string })[];
  /** All of them together. */
  all: Decided | null;
  /** How many wait, by `AGES`. */
  waiting: number[];
}
