import { lateSince } from '@/lib/billing/store/late-since';
import type { Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { BUCKETS, FROM_DAYS, ROLLED_TO, type Bucket } from '../model/buckets';
import { monthOf, monthsFrom } from '../model/months';

export interface Scope {
  /** Of one financier alone. */
  institutionId?: string;
  currency: string;
  /** Months back, and as many ahead. */
  months: number;
}

/** The pictures add up one currency. */
export const MALL_CURRENCY = 'KRW';

const ofFinancier = ({ institutionId }: Scope, column: Prisma.Sql) => (institutionId === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ${institutionId}`);

export interface Age {
  bucket: Bucket;
  invoices: number;
  leases: number;
  minor: bigint;
}

/** What is asked for and not paid, by the days that it is past due; what was deferred counts from then. */
export async function ages({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope): Promise<Age[]> {
  if (actor.role !== 'ADMIN') return [];
  const today = plainDateIn(clock.now());
  const rows = await db.$queryRaw<{ bucket: number; invoices: number; leases: number; minor: bigint }[]>`
    SELECT bucket, sum(invoices)::int AS invoices, count(*)::int AS leases, sum(minor)::bigint AS minor
      FROM (SELECT v.lease_id, width_bucket(${today}::date - ${lateSince(today)}, ${[...FROM_DAYS]}::int[]) AS bucket,
                   count(*) AS invoices, sum(v.amount_minor - v.credit_minor) AS minor
              FROM invoice v
             WHERE v.state IN ('OPEN', 'DEFERRED') AND v.currency = ${scope.currency}
               ${scope.institutionId === undefined ? Prisma.empty : Prisma.sql`AND v.lease_id IN (SELECT id FROM lease WHERE institution_id = ${scope.institutionId})`}
             GROUP BY 1, 2) each_lease
     GROUP BY bucket`;
  return BUCKETS.map((bucket, index) => {
    const { invoices = 0, leases = 0, minor = 0n } = rows.find((row) => row.bucket === index) ?? {};
    return { bucket, invoices, leases, minor };
  });
}

export interface Standing {
  state: 'running' | 'overdue' | 'resting' | 'WITHDRAWN' | 'COMPLETED' | 'BOUGHT_OUT' | 'RETURNED' | 'BREACHED' | 'DEFAULTED' | 'REFUSED' | 'LOST';
  leases: number;
  financedMinor: bigint;
}

const STANDINGS = ['running', 'overdue', 'resting', 'COMPLETED', 'BOUGHT_OUT', 'RETURNED', 'WITHDRAWN', 'BREACHED', 'REFUSED', 'LOST', 'DEFAULTED'] as const;

/** Leases by how they stand: running as agreed, running with something overdue, resting because of something open, or how they ended. */
export async function standings(db: Db, actor: Actor, scope: Scope): Promise<Standing[]> {
  if (actor.role !== 'ADMIN') return [];
  const rows = await db.$queryRaw<Standing[]>`
    SELECT CASE WHEN l.end_cause IS NOT NULL THEN l.end_cause::text WHEN f.lease_id IS NOT NULL THEN 'resting' WHEN o.lease_id IS NOT NULL THEN 'overdue' ELSE 'running' END AS state,
           count(*)::int AS leases, sum(l.financed_minor)::bigint AS "financedMinor"
      FROM lease l LEFT JOIN (SELECT DISTINCT lease_id FROM lease_freeze WHERE until_on IS NULL) f ON f.lease_id = l.id
      LEFT JOIN lease_overdue o ON o.lease_id = l.id AND o.state <> 'CURRENT'
     WHERE l.currency = ${scope.currency} ${ofFinancier(scope, Prisma.sql`l.institution_id`)} GROUP BY 1`;
  return STANDINGS.map((state) => rows.find((row) => row.state === state) ?? { state, leases: 0, financedMinor: 0n });
}

export interface CashMonth {
  /** The first of the month. */
  month: string;
  scheduledMinor: bigint;
  creditedMinor: bigint;
  receivedMinor: bigint;
}

/** Month by month what the schedules ask for and what was collected, so far back and so far ahead; counted by a sweep. */
export async function cashMonths({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope): Promise<CashMonth[]> {
  if (actor.role !== 'ADMIN') return [];
  const first = addMonthsClamped(monthOf(plainDateIn(clock.now())), -scope.months);
  const months = monthsFrom(first, 2 * scope.months + 1);
  const rows = await db.$queryRaw<(Omit<CashMonth, 'month'> & { month: Date })[]>`
    SELECT month, sum(scheduled_minor)::bigint AS "scheduledMinor", sum(credited_minor)::bigint AS "creditedMinor", sum(received_minor)::bigint AS "receivedMinor"
      FROM cash_month WHERE month >= ${first}::date AND month <= ${months.at(-1) ?? first}::date AND currency = ${scope.currency} ${ofFinancier(scope, Prisma.sql`institution_id`)}
     GROUP BY month`;
  const found = new Map(rows.map(({ month, ...row }) => [toPlainDate(month), row]));
  return months.map((month) => ({ month, ...(found.get(month) ?? { scheduledMinor: 0n, creditedMinor: 0n, receivedMinor: 0n }) }));
}

export interface Rolls {
  /** Leases by the bucket they came from (row) and went to (column, the last one: ended), all months together. */
  matrix: number[][];
  /** Of the leases of each month, how many came into a worse bucket and how many into a better one. */
  months: { month: string; leases: number; worse: number; better: number }[];
}

/** How leases came from one age of arrears to another from month end to month end, in the last months. */
export async function rolls({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope): Promise<Rolls> {
  const matrix = BUCKETS.map(() => ROLLED_TO.map(() => 0));
  if (actor.role !== 'ADMIN') return { matrix, months: [] };
  const thisMonth = monthOf(plainDateIn(clock.now()));
  const first = addMonthsClamped(thisMonth, -scope.months);
  const rows = await db.$queryRaw<{ month: Date; from: number; to: number; leases: number }[]>`
    SELECT month, from_bucket AS "from", to_bucket AS "to", sum(leases)::int AS leases FROM arrears_roll
     WHERE month >= ${first}::date AND month < ${thisMonth}::date ${ofFinancier(scope, Prisma.sql`institution_id`)} GROUP BY 1, 2, 3`;
  const months = monthsFrom(first, scope.months).map((month) => ({ month, leases: 0, worse: 0, better: 0 }));
  for (const { month, from, to, leases } of rows) {
    matrix[from]![to]! += leases;
    const of = months.find((each) => each.month === toPlainDate(month));
    if (!of) continue;
    of.leases += leases;
    if (to < BUCKETS.length && to > from) of.worse += leases;
    if (to < from) of.better += leases;
  }
  return { matrix, months };
}

/** When what a sweep counts was counted; null before the first time. */
export const countedAt = async (db: Db): Promise<Date | null> => (await db.figureCount.findUnique({ where: { id: 1 } }))?.countedAt ?? null;

export const financiers = (db: Db, actor: Actor): Promise<{ id: string; nameKo: string; nameEn: string }[]> => (
  actor.role === 'ADMIN' ? db.institution.findMany({ select: { id: true, nameKo: true, nameEn: true }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }) : Promise.resolve([]));
