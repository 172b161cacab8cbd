import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { AGES, LOAD_DAYS, type ReviewLoad } from '../model/load';

interface Day { on: string; approved: number; returned: number; median: number | null; ninetieth: number | null }

/** Each of the last days in Seoul, with what was decided on it and how long that had waited since it was drawn, in seconds. */
const decisions = (db: Db, now: Date): Promise<Day[]> => db.$queryRaw`
  WITH day AS (SELECT generate_series(0, ${LOAD_DAYS - 1}) AS back),
  decided AS (
    SELECT (a.at AT TIME ZONE 'Asia/Seoul')::date AS on_day, a.action, extract(epoch FROM a.at - d.at) AS seconds
      FROM audit_entry a
      CROSS JOIN LATERAL (SELECT x.at FROM audit_entry x
        WHERE x.subject_type = 'contract' AND x.subject_id = a.subject_id AND x.seq < a.seq AND x.action IN ('contract.drawn', 'contract.drawn-unchanged') ORDER BY x.seq DESC LIMIT 1) d
     WHERE a.action IN ('contract.approved', 'contract.returned') AND a.subject_type = 'contract'
       AND a.at >= (((${now}::timestamptz AT TIME ZONE 'Asia/Seoul')::date - ${LOAD_DAYS - 1}::int)::timestamp AT TIME ZONE 'Asia/Seoul') AND a.at <= ${now})
  SELECT to_char((${now}::timestamptz AT TIME ZONE 'Asia/Seoul')::date - day.back, 'YYYY-MM-DD') AS "on",
         count(*) FILTER (WHERE d.action = 'contract.approved')::int AS approved, count(*) FILTER (WHERE d.action = 'contract.returned')::int AS returned,
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY d.seconds))::float8 AS median, (percentile_cont(0.9) WITHIN GROUP (ORDER BY d.seconds))::float8 AS ninetieth
    FROM day LEFT JOIN decided d ON d.on_day = (${now}::timestamptz AT TIME ZONE 'Asia/Seoul')::date - day.back
   GROUP BY GROUPING SETS ((day.back), ()) ORDER BY day.back DESC NULLS LAST`;

/** How many wait since when, by the bounds of `AGES`. */
async function ages(db: Db, now: Date): Promise<number[]> {
  const rows = await db.$queryRaw<{ bucket: number; count: number }[]>`
    SELECT width_bucket(extract(epoch FROM ${now}::timestamptz - c.drawn_at)::float8 / 3600, ${AGES.map(({ from }) => from)}::float8[])::int AS bucket, count(*)::int AS count
      FROM contract c WHERE c.state = 'DRAWN' GROUP BY 1`;
  return AGES.map((_, index) => rows.find(({ bucket }) => bucket === index + 1)?.count ?? 0);
}

/** What waits for review and since when, what was decided in the last 30 days and how long it took. Null for everybody but an admin. */
export async function reviewLoad({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<ReviewLoad | null> {
  if (actor.role !== 'ADMIN') return null;
  const now = toDate(clock.now());
  const [rows, waiting] = await Promise.all([decisions(db, now), ages(db, now)]);
  const all = rows.at(-1);
  return { days: rows.slice(0, -1), all: all ? { median: all.median, ninetieth: all.ninetieth, approved: all.approved, returned: all.returned } : null, waiting };
}
