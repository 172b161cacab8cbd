import type { Temporal } from 'temporal-polyfill';
import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { daysBetween, plainDateIn } from '@/lib/kernel/calendar';
import { isPlainDate } from '@/lib/kernel/day-text';
import { fromPlainDate, toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { cutKeyed, keysOf, takeOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { runStateOf, type DayProgress, type RunState } from '../model/run';

const PAGE = 31;

export interface RunProgress {
  state: RunState;
  /** The day that it is at, or was last; null before the first. */
  day: DayProgress | null;
  /** Days up to today that are still to be walked, the one it is at among them. */
  daysLeft: number;
  /** How often the run has failed since it last came to its end. */
  failures: number;
  /** Changes when the page would show something else. */
  stamp: string;
}

export interface BillingDayRow extends DayProgress {
  id: string;
  startedAt: string;
  finishedAt: string | null;
  /** Days between it and the one on which it was walked. */
  lateDays: number;
}

export interface BillingRunPage {
  progress: RunProgress;
  stopped: { at: string; by: string } | null;
  days: KeyPage<BillingDayRow>;
}

/** How far the run is; null for who does not run the mall. */
export async function billingProgress(db: Db, actor: Actor, at: Temporal.Instant): Promise<RunProgress | null> {
  if (!isOfTheHouse(actor)) return null;
  const [[row], toggle, failures] = await Promise.all([
    db.$queryRaw<{ day: Date; total: number; done: number; busyMs: number; finished: boolean; quiet: number }[]>`
      SELECT day, total, done, busy_ms AS "busyMs", finished_at IS NOT NULL AS finished, extract(epoch FROM clock_timestamp() - moved_at)::int AS quiet FROM billing_day ORDER BY day DESC LIMIT 1`,
    db.billingSwitch.findUnique({ where: { id: 1 }, select: { stoppedAt: true } }),
    countFailures(db),
  ]);
  const day = row ? { day: toPlainDate(row.day), total: row.total, done: row.done, busyMs: row.busyMs, finished: row.finished } : null;
  const state = runStateOf({ stopped: toggle?.stoppedAt instanceof Date, open: day?.finished === false, quietSeconds: row?.quiet ?? 0 });
  const daysLeft = day ? Math.max(0, daysBetween(day.day, plainDateIn(at)) + (day.finished ? 0 : 1)) : 0;
  return { state, day, daysLeft, failures, stamp: [state, day?.day, day?.finished, failures].join(' ') };
}

/** Attempts of the sweep that came to nothing and are tried again. */
async function countFailures(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ failures: number }[]>`
    SELECT coalesce(sum(attempts), 0)::int AS failures FROM graphile_worker.jobs WHERE task_identifier = 'run-billing' AND last_error IS NOT NULL`;
  return row?.failures ?? 0;
}

/** The run with its past days, the newest first; null for who does not run the mall. */
export async function billingRun(db: Db, actor: Actor, at: Temporal.Instant, request: KeyRequest): Promise<BillingRunPage | null> {
  const progress = await billingProgress(db, actor, at);
  if (!progress) return null;
  const toggle = await db.billingSwitch.findUnique({ where: { id: 1 } });
  const by = toggle?.stoppedById ? await db.user.findUnique({ where: { id: toggle.stoppedById }, select: { name: true } }) : null;
  const keys = keysOf(request, (text = '') => isPlainDate(text));
  const beyond = keys.after !== undefined ? { lt: fromPlainDate(keys.after) } : keys.before !== undefined ? { gt: fromPlainDate(keys.before) } : null;
  const found = await db.billingDay.findMany({ ...(beyond && { where: { day: beyond } }), orderBy: { day: 'desc' }, take: takeOf(keys, PAGE) });
  const rows = found.map((row): BillingDayRow => {
    const day = toPlainDate(row.day);
    return {
      id: day, day, total: row.total, done: row.done, busyMs: row.busyMs, finished: row.finishedAt !== null, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
      lateDays: Math.max(0, daysBetween(day, plainDateIn(toInstant(row.startedAt)))),
    };
  });
  return { progress, stopped: toggle?.stoppedAt ? { at: toggle.stoppedAt.toISOString(), by: by?.name ?? '–' } : null, days: cutKeyed(rows, keys, PAGE) };
}
