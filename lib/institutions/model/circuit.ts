/** So many failures in a row, and a financier is left alone for a while. */
export const FAILURES_TO_OPEN = 5;

const FIRST_REST_SECONDS = 15;
const LONGEST_REST_SECONDS = 300;

/** How long it is left alone when it has not been well since it was left alone so many times before. */
export const restSeconds = (openings: number): number => Math.min(FIRST_REST_SECONDS * 2 ** openings, LONGEST_REST_SECONDS);

/** One call tries whether it is well again; a try that is never heard of is given up after so long. */
export const PROBE_SECONDS = 15;

/** Calls of one process to one financier at the same time: one that hangs holds no more of its workers. */
export const CALLS_AT_ONCE = 8;

/** Where all of those are on their way, what else there is for it waits so long: no call takes longer. */
export const SHARE_SECONDS = 10;

export interface Circuit {
  state: 'CLOSED' | 'OPEN' | 'PROBING';
  failures: number;
  openings: number;
}

export interface Turn extends Circuit {
  /** Seconds from now until it is tried again; null while it is well. */
  restSeconds: number | null;
}

/** What a failure makes of a circuit. One that comes while it rests was on its way before, and changes nothing. */
export function afterFailure({ state, failures, openings }: Circuit): Turn | undefined {
  if (state === 'OPEN') return undefined;
  const counted = failures + 1;
  if (state === 'CLOSED' && counted < FAILURES_TO_OPEN) return { state, failures: counted, openings, restSeconds: null };
  return { state: 'OPEN', failures: counted, openings: openings + 1, restSeconds: restSeconds(openings) };
}
