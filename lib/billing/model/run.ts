import { z } from 'zod';

export const stopBillingInput = z.strictObject({ stop: z.boolean() });

/** How far a day of the run has come. Counts are of invoices; `busyMs` is what its batches took. */
export interface DayProgress {
  day: string;
  /** What was found due as it began. What was left behind earlier comes on top of it. */
  total: number;
  done: number;
  busyMs: number;
  finished: boolean;
}

/** Invoices a second while it worked; 0 before the first batch. */
export const rateOf = ({ done, busyMs }: Pick<DayProgress, 'done' | 'busyMs'>): number => (busyMs > 0 ? Math.round((done * 1000) / busyMs) : 0);

/** Seconds that are left of a day at its own rate; null where that is not known yet. */
export function secondsLeft(progress: DayProgress): number | null {
  const rate = rateOf(progress);
  if (progress.finished) return 0;
  return rate === 0 ? null : Math.ceil(Math.max(0, progress.total - progress.done) / rate);
}

/** Of a hundred, whole; nothing due is all of it. */
export const percentOf = ({ total, done, finished }: DayProgress): number => (finished || total === 0 ? 100 : Math.min(99, Math.floor((done * 100) / total)));

/** What the run is at: `waits` between two days, `still` when a day was begun and nothing was written for minutes. */
export type RunState = 'stopped' | 'runs' | 'still' | 'waits';

/** A batch takes a second or two; a sweep that failed is tried again within minutes. */
const STILL_SECONDS = 120;

export function runStateOf({ stopped, open, quietSeconds }: { stopped: boolean; open: boolean; quietSeconds: number }): RunState {
  if (stopped) return 'stopped';
  if (!open) return 'waits';
  return quietSeconds > STILL_SECONDS ? 'still' : 'runs';
}
