import type { Temporal } from 'temporal-polyfill';
import { lateSince } from '@/lib/billing/store/late-since';
import { addMonthsClamped, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

interface Counted {
  countedOn: PlainDate | null;
  countedAt: Date | null;
  rolledTo: PlainDate | null;
}

export async function findCounted(db: Db | Tx): Promise<Counted> {
  const row = await db.figureCount.findUniqueOrThrow({ where: { id: 1 } });
  return { countedOn: row.countedOn && toPlainDate(row.countedOn), countedAt: row.countedAt, rolledTo: row.rolledTo && toPlainDate(row.rolledTo) };
}

/** Of two counts at once the second waits, and counts what is there then. */
export const lockCount = (tx: Tx) => tx.$queryRaw`SELECT id FROM figure_count WHERE id = 1 FOR UPDATE`;

export const markCounted = (tx: Tx, day: PlainDate, at: Temporal.Instant) =>
  tx.figureCount.update({ where: { id: 1 }, data: { countedOn: fromPlainDate(day), countedAt: toDate(at) } });

/** The instants at which a day begins and its next month's day does, where the mall keeps its calendar. */
const span = (first: PlainDate, end: PlainDate) => [toDate(startOfDayIn(first)), toDate(startOfDayIn(end))] as const;

/** Counts a month anew: what its schedules ask for, what credits took off, and what was collected by the books. */
export async function countCash(tx: Tx, month: PlainDate): Promise<void> {
  const end = addMonthsClamped(month, 1);
  const [from, to] = span(month, end);
  await tx.$executeRaw`DELETE FROM cash_month WHERE month = ${month}::date`;
  await tx.$executeRaw`
    INSERT INTO cash_month (month, institution_id, currency, scheduled_minor, credited_minor, received_minor)
    SELECT ${month}::date, l.institution_id, l.currency, sum(f.scheduled), sum(f.credited), sum(f.received)
      FROM (SELECT lease_id, amount_minor AS scheduled, 0::bigint AS credited, 0::bigint AS received FROM lease_instalment
             WHERE state IN ('DUE', 'PAID', 'WRITTEN_OFF') AND due_on >= ${month}::date AND due_on < ${end}::date
            UNION ALL
            SELECT v.lease_id, 0, u.amount_minor, 0 FROM lease_credit_use u JOIN invoice v ON v.id = u.invoice_id WHERE u.at >= ${from} AND u.at < ${to} AND v.state <> 'CANCELLED'
            UNION ALL
            SELECT j.lease_id, 0, 0, j.amount_minor FROM journal_entry e JOIN journal_line j ON j.entry_id = e.id
             WHERE e.kind = 'collected' AND e.occurred_on >= ${month}::date AND e.occurred_on < ${end}::date AND j.account_code = 'cash-in-transit' AND j.side = 'DEBIT') f
      JOIN lease l ON l.id = f.lease_id GROUP BY l.institution_id, l.currency HAVING sum(f.scheduled) + sum(f.credited) + sum(f.received) > 0`;
}

/** Days past due of what a lease owed at the end of a day, as its bucket; a bill that was paid later was owed then, and one that was put off later was not yet. */
const bucketsOn = (day: PlainDate) => {
  const after = toDate(startOfDayIn(addDay(day)));
  const then = Prisma.sql`(due_on < ${day}::date OR kind IN ('ACCELERATION', 'SETTLEMENT'))`;
  const putOff = Prisma.sql`CASE WHEN deferred_to IS NOT NULL AND EXISTS (SELECT 1 FROM hardship_request h WHERE h.lease_id = i.lease_id AND h.until_on = i.deferred_to AND h.from_on <= ${day}::date) THEN deferred_to END`;
  return Prisma.sql`
    SELECT o.lease_id, CASE WHEN ${day}::date <= min(o.since) THEN 0 ELSE least(4, 1 + (${day}::date - min(o.since) - 1) / 30) END AS bucket
      FROM (SELECT v.lease_id, ${lateSince(day)} AS since FROM (
              SELECT lease_id, kind, due_on, billed_on, ${putOff} AS deferred_to FROM invoice i WHERE state IN ('OPEN', 'DEFERRED') AND ${then}
              UNION ALL SELECT lease_id, kind, due_on, billed_on, ${putOff} FROM invoice i WHERE state = 'PAID' AND paid_at >= ${after} AND ${then}) v) o
     GROUP BY o.lease_id`;
};

const addDay = (day: PlainDate): PlainDate => toPlainDate(new Date(fromPlainDate(day).getTime() + 86_400_000));
const dayBefore = (day: PlainDate): PlainDate => toPlainDate(new Date(fromPlainDate(day).getTime() - 86_400_000));

/** Counts, once, from which bucket to which the leases came in a month that is over. */
export async function countRolls(tx: Tx, month: PlainDate): Promise<void> {
  const next = addMonthsClamped(month, 1);
  const [before, last] = [dayBefore(month), dayBefore(next)];
  const [from, to] = span(month, next);
  await tx.$executeRaw`
    INSERT INTO arrears_roll (month, institution_id, from_bucket, to_bucket, leases)
    SELECT ${month}::date, l.institution_id, coalesce(b.bucket, 0), CASE WHEN l.ended_at < ${to} THEN 5 ELSE coalesce(a.bucket, 0) END, count(*)::int
      FROM lease l LEFT JOIN (${bucketsOn(before)}) b ON b.lease_id = l.id LEFT JOIN (${bucketsOn(last)}) a ON a.lease_id = l.id
     WHERE l.created_at < ${from} AND (l.ended_at IS NULL OR l.ended_at >= ${from})
     GROUP BY 2, 3, 4 ON CONFLICT DO NOTHING`;
  await tx.figureCount.update({ where: { id: 1 }, data: { rolledTo: fromPlainDate(month) } });
}
