import type { Temporal } from 'temporal-polyfill';
import { businessDayBefore, restDaysUntil } from '@/lib/kernel/korean-holidays';
import { dunningFrozenOn, frozenOn } from '@/lib/leases/freeze-store';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { OverdueState } from '../model/overdue';

/*
 * The daily walk over what is overdue, in statements over many leases at once. Each is bounded, writes the step beside the
 * move, and finds nothing when it is run again.
 */

/** The day that an invoice has to be paid by: what was billed after its day is not late before it was asked for. */
export const DUE = Prisma.sql`greatest(v.due_on, v.billed_on, coalesce(v.deferred_to, v.due_on))`;

/** On a day of rest nobody has to pay, so that a due day that is one moves on (Civil Act art. 161): nothing is late before the next business day is over. */
const isOver = (day: string): Prisma.Sql => Prisma.sql`${DUE} <= ${businessDayBefore(day)}::date`;

/** A first part of a statement: the days of rest until a day, read once for all its rows. */
const rests = (day: string): Prisma.Sql => Prisma.sql`rests AS MATERIALIZED (SELECT ${JSON.stringify(restDaysUntil(Number(day.slice(0, 4))))}::jsonb AS next)`;

/** A due day that is over: itself, or the business day after it. In a query over `rests r`. */
const businessDay = (due: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((r.next ->> to_char(${due}, 'YYYY-MM-DD'))::date, ${due})`;

const isPastDue = (leaseId: Prisma.Sql, day: string): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = ${leaseId} AND v.state = 'OPEN' AND ${isOver(day)})`;

/** A step's id follows from its lease, its move and its day. */
const stepOf = (from: OverdueState, to: OverdueState, day: string, at: Temporal.Instant): Prisma.Sql => Prisma.sql`
  INSERT INTO overdue_step (id, lease_id, from_state, to_state, day, at)
  SELECT 'os_' || substr(m.lease_id, 3, 18) || upper(left(md5(m.lease_id || ${`${from}:${to}:${day}`}::text), 8)), m.lease_id, ${from}::"OverdueState", ${to}::"OverdueState", ${day}::date, ${toDate(at)} FROM moved m`;

/** The statutory maxima of late rates, of every pack, from a day on. */
export interface Maximum {
  pack: string;
  from: string;
  rate: string;
}

interface Entering {
  day: string;
  nextOn: string;
  maxima: readonly Maximum[];
  most: number;
  at: Temporal.Instant;
}

/** Leases of which something is unpaid since yesterday or longer, and nobody has noticed: their grace begins. How many. */
export async function enterGrace(tx: Tx, { day, nextOn, maxima, most, at }: Entering): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH ${rests(day)}, late AS MATERIALIZED (
      SELECT v.lease_id, min(${DUE}) AS oldest FROM invoice v LEFT JOIN lease_overdue o ON o.lease_id = v.lease_id
       WHERE v.state = 'OPEN' AND v.due_on < ${day}::date AND ${isOver(day)} AND (o.lease_id IS NULL OR o.state = 'CURRENT')
         AND NOT ${dunningFrozenOn(Prisma.sql`v.lease_id`, day)}
       GROUP BY v.lease_id ORDER BY v.lease_id LIMIT ${most}::int),
    moved AS (
      INSERT INTO lease_overdue (lease_id, state, since, next_on, oldest_on, late_rate)
      SELECT x.lease_id, 'GRACE', ${day}::date, ${nextOn}::date, ${businessDay(Prisma.sql`x.oldest`)}, ${lateRate(maxima)} FROM late x JOIN lease l ON l.id = x.lease_id JOIN contract c ON c.id = l.contract_id CROSS JOIN rests r
      ON CONFLICT (lease_id) DO UPDATE SET state = 'GRACE', since = excluded.since, next_on = excluded.next_on, oldest_on = excluded.oldest_on, late_rate = excluded.late_rate WHERE lease_overdue.state = 'CURRENT'
      RETURNING lease_id),
    step AS (${stepOf('CURRENT', 'GRACE', day, at)} ON CONFLICT DO NOTHING)
    SELECT count(*)::int AS count FROM moved`;
  return row?.count ?? 0;
}

/** What the contract `c` of the lease `l` says, and no more than the law that it was made under allows (art. 12(1)). */
const lateRate = (maxima: readonly Maximum[]): Prisma.Sql => Prisma.sql`
  least((c.particulars ->> 'lateRate')::numeric, (SELECT m.rate FROM jsonb_to_recordset(${JSON.stringify(maxima)}::jsonb) AS m(pack text, "from" date, rate numeric)
    WHERE m.pack = c.particulars ->> 'disclosurePack' AND m."from" <= coalesce((c.sealed_at AT TIME ZONE l.time_zone)::date, l.starts_on) ORDER BY m."from" DESC LIMIT 1))`;

interface Moving {
  from: OverdueState;
  to: OverdueState;
  day: string;
  /** Of the step after it. */
  nextOn: string;
  most: number;
  at: Temporal.Instant;
}

/** Leases whose next step is due on a day: something is past due, they are not frozen, and frozen days have not run against them. */
const dueFor = (from: OverdueState, day: string): Prisma.Sql => Prisma.sql`
  o.state = ${from}::"OverdueState" AND o.next_on <= ${day}::date AND NOT ${dunningFrozenOn(Prisma.sql`o.lease_id`, day)}
    AND lease_late_days(o.lease_id, o.since, ${day}::date) >= o.next_on - o.since AND ${isPastDue(Prisma.sql`o.lease_id`, day)}`;

export async function moveDue(tx: Tx, { from, to, day, nextOn, most, at }: Moving): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH due AS MATERIALIZED (SELECT o.lease_id FROM lease_overdue o WHERE ${dueFor(from, day)} ORDER BY o.next_on, o.lease_id LIMIT ${most}::int FOR UPDATE OF o),
    moved AS (UPDATE lease_overdue o SET state = ${to}::"OverdueState", since = ${day}::date, next_on = ${nextOn}::date FROM due WHERE o.lease_id = due.lease_id RETURNING o.lease_id),
    step AS (${stepOf(from, to, day, at)})
    SELECT count(*)::int AS count FROM moved`;
  return row?.count ?? 0;
}

/** Leases to which a written demand is to be sent on a day. */
export const findToDemand = (db: Db, day: string, most: number): Promise<{ leaseId: string }[]> => db.$queryRaw`
  SELECT o.lease_id AS "leaseId" FROM lease_overdue o WHERE ${dueFor('LATE', day)} ORDER BY o.next_on, o.lease_id LIMIT ${most}::int`;

/** A settlement of which a part is late for longer than is waited for is broken: what is open is overdue again. */
export async function breakSettlements(tx: Tx, { day, since, nextOn, most, at }: { day: string; since: string; nextOn: string; most: number; at: Temporal.Instant }): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH due AS MATERIALIZED (
      SELECT o.lease_id FROM lease_overdue o WHERE o.state = 'SETTLING' AND NOT ${dunningFrozenOn(Prisma.sql`o.lease_id`, day)}
         AND EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = o.lease_id AND v.state = 'OPEN' AND v.kind = 'SETTLEMENT' AND v.due_on <= ${since}::date)
       ORDER BY o.lease_id LIMIT ${most}::int FOR UPDATE OF o),
    moved AS (UPDATE lease_overdue o SET state = 'LATE', since = ${day}::date, next_on = ${nextOn}::date FROM due WHERE o.lease_id = due.lease_id RETURNING o.lease_id),
    step AS (${stepOf('SETTLING', 'LATE', day, at)})
    SELECT count(*)::int AS count FROM moved`;
  return row?.count ?? 0;
}

/** Deferrals whose last day has come: what was put off is asked for, and the lease is where it was before. */
export async function endDeferrals(tx: Tx, { day, most, at }: { day: string; most: number; at: Temporal.Instant }): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH over AS MATERIALIZED (SELECT h.id, h.lease_id FROM hardship_request h WHERE h.state = 'GRANTED' AND h.until_on <= ${day}::date ORDER BY h.until_on, h.id LIMIT ${most}::int FOR UPDATE),
    ended AS (UPDATE hardship_request h SET state = 'ENDED' FROM over WHERE h.id = over.id),
    asked AS (UPDATE invoice v SET state = 'OPEN' FROM over WHERE v.lease_id = over.lease_id AND v.state = 'DEFERRED'),
    moved AS (UPDATE lease_overdue o SET state = 'CURRENT', since = ${day}::date, next_on = NULL, oldest_on = NULL, charges_wait = ${isLateUnasked(Prisma.sql`o.lease_id`)}
                FROM over WHERE o.lease_id = over.lease_id AND o.state = 'DEFERRED' RETURNING o.lease_id),
    step AS (${stepOf('DEFERRED', 'CURRENT', day, at)})
    SELECT count(*)::int AS count FROM over`;
  return row?.count ?? 0;
}

interface Charging {
  /** Days up to the one before are charged: no day before it is over. */
  day: string;
  /** Due dates after this one are in their grace. */
  graceOver: string;
  /** The lease after which the batch begins. */
  after: string;
  most: number;
}

/**
 * Late charges of leases that are LATE or DEMANDED, each instalment's reckoned anew from its first day of delay: open amount
 * × rate × days ÷ 365, rounded once and down, so that no day is charged twice and none on which the lease was frozen. While the goods may be bought
 * nothing is added: the sum was agreed to with what had run up until then; not bought, it is reckoned with all its days. The
 * last lease of the batch; null after the last batch.
 */
export async function chargeLate(tx: Tx, { day, graceOver, after, most }: Charging): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ last: string | null }[]>`
    WITH ${rests(day)}, late AS MATERIALIZED (SELECT o.lease_id, o.late_rate FROM lease_overdue o WHERE o.state IN ('LATE', 'DEMANDED') AND o.lease_id > ${after} ORDER BY o.lease_id LIMIT ${most}::int),
    charge AS MATERIALIZED (
      SELECT v.lease_id, v.seq, floor((v.amount_minor - v.credit_minor) * x.late_rate * lease_late_days(v.lease_id, ${businessDay(Prisma.sql`greatest(i.due_on, v.billed_on)`)}, ${day}::date - 1) / 365)::bigint AS amount
        FROM late x JOIN invoice v ON v.lease_id = x.lease_id AND v.state = 'OPEN' AND v.kind = 'INSTALMENT' JOIN lease_instalment i ON i.lease_id = v.lease_id AND i.seq = v.seq CROSS JOIN rests r
       WHERE greatest(i.due_on, v.billed_on) <= ${graceOver}::date AND ${isOver(day)}
         AND NOT EXISTS (SELECT 1 FROM invoice b WHERE b.lease_id = v.lease_id AND b.kind = 'BUYOUT' AND b.state = 'OPEN')),
    charged AS (
      UPDATE lease_instalment i SET late_charge_minor = c.amount, late_charged_to = ${day}::date - 1
        FROM charge c WHERE i.lease_id = c.lease_id AND i.seq = c.seq AND i.late_charge_minor <> c.amount AND c.amount > 0 AND i.state = 'DUE' AND coalesce(i.late_charged_to, i.due_on) <= ${day}::date - 1)
    SELECT max(lease_id) AS last FROM late`;
  return row?.last ?? null;
}

/** The last day that was walked to its end; null before the first. */
export async function findLastWalked(db: Db): Promise<string | null> {
  const row = await db.overdueDay.findFirst({ orderBy: { day: 'desc' }, select: { day: true } });
  return row && toPlainDate(row.day);
}

/** Held by a walk of a day, so that of two at once one waits for the other's batch. */
export async function lockWalk(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('overdue-walk'))`;
}

export async function finishWalk(tx: Tx, day: string, at: Temporal.Instant): Promise<void> {
  await tx.overdueDay.createMany({ data: [{ day: fromPlainDate(day), finishedAt: toDate(at) }], skipDuplicates: true });
}

/** The first day on which anything open was due; null where nothing is open. */
export async function findFirstOpen(db: Db): Promise<string | null> {
  const row = await db.invoice.findFirst({ where: { state: { in: ['OPEN', 'DEFERRED'] } }, orderBy: { dueOn: 'asc' }, select: { dueOn: true } });
  return row && toPlainDate(row.dueOn);
}

/** Leases that are called overdue and of which nothing is past due any more, or of which a late charge is to be asked for. */
export const findSettled = (db: Db, day: string, most: number): Promise<{ leaseId: string }[]> => db.$queryRaw`
  SELECT o.lease_id AS "leaseId" FROM lease_overdue o
   WHERE o.state IN ('GRACE', 'REMINDED', 'LATE', 'DEMANDED') AND (NOT ${isPastDue(Prisma.sql`o.lease_id`, day)} OR (${hasCharge(Prisma.sql`o.lease_id`)} AND NOT ${frozenOn(Prisma.sql`o.lease_id`, day)}))
      OR o.state IN ('ACCELERATED', 'SETTLING') AND NOT EXISTS (SELECT 1 FROM invoice v WHERE v.lease_id = o.lease_id AND v.state IN ('OPEN', 'DEFERRED'))
   ORDER BY o.lease_id LIMIT ${most}::int`;

/** Leases whose late charges waited while billing rested, or while payments were put off, and need not any more. */
export const findThawed = (db: Db, day: string, most: number): Promise<{ leaseId: string }[]> => db.$queryRaw`
  SELECT o.lease_id AS "leaseId" FROM lease_overdue o WHERE o.charges_wait AND ${hasCharge(Prisma.sql`o.lease_id`)} AND NOT ${frozenOn(Prisma.sql`o.lease_id`, day)} ORDER BY o.lease_id LIMIT ${most}::int`;

/** Notes whether a late charge of what is paid waits, while billing rests. */
export const noteWaiting = (tx: Tx, leaseId: string, rests: boolean): Promise<number> => tx.$executeRaw`
  UPDATE lease_overdue o SET charges_wait = NOT o.charges_wait WHERE o.lease_id = ${leaseId} AND o.charges_wait <> (${rests}::boolean AND ${hasCharge(Prisma.sql`o.lease_id`)})`;

/** Late charges of a lease that have run up and were not asked for. */
const isLateUnasked = (leaseId: Prisma.Sql, which = Prisma.empty): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = ${leaseId} AND i.late_charge_minor > 0 ${which}
  AND NOT EXISTS (SELECT 1 FROM invoice x WHERE x.lease_id = i.lease_id AND x.seq = i.seq AND x.kind = 'LATE_CHARGE'))`;

/** An instalment of it is paid, and its late charge has not been asked for. */
const hasCharge = (leaseId: Prisma.Sql): Prisma.Sql => isLateUnasked(leaseId, Prisma.sql`AND i.state = 'PAID'`);

/** Demands whose days are over since nobody has looked. */
export const findRunDemands = (db: Db, day: string, most: number): Promise<{ leaseId: string }[]> => db.$queryRaw`
  SELECT o.lease_id AS "leaseId" FROM lease_overdue o WHERE ${dueFor('DEMANDED', day)} ORDER BY o.next_on, o.lease_id LIMIT ${most}::int`;

/** A step, and where its lease is by now. */
export interface Untold { id: string; leaseId: string; from: OverdueState; to: OverdueState; current: OverdueState }

/** Steps that their purchasers have not heard of, oldest first, held; of a lease whose dunning rests on that day not before it goes on. */
export const lockUntold = (tx: Tx, { day, most }: { day: string; most: number }): Promise<Untold[]> => tx.$queryRaw`
  SELECT s.id, s.lease_id AS "leaseId", s.from_state AS "from", s.to_state AS "to", o.state AS current FROM overdue_step s JOIN lease_overdue o ON o.lease_id = s.lease_id
   WHERE s.told_at IS NULL AND NOT ${dunningFrozenOn(Prisma.sql`s.lease_id`, day)} ORDER BY s.at, s.id LIMIT ${most}::int FOR UPDATE OF s SKIP LOCKED`;

export async function markTold(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<void> {
  await tx.overdueStep.updateMany({ where: { id: { in: [...ids] } }, data: { toldAt: toDate(at) } });
}
