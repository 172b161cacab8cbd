import type { Temporal } from 'temporal-polyfill';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { idTime } from '@/lib/platform/id';
import { frozenOn } from '@/lib/leases/freeze-store';
import { enterBilling } from '@/lib/leases/invoice-store';

/** The instalment after which the next batch begins: by due date, lease and number. What was left behind comes before what falls due on the day. */
export interface Place {
  lastDue: string;
  lastLease: string;
  lastSeq: number;
}

export interface HeldDay extends Place {
  day: string;
}

/** The last day that was walked to its end; null before the first. */
export async function findLastDone(db: Db | Tx): Promise<string | null> {
  const row = await db.billingDay.findFirst({ where: { finishedAt: { not: null } }, orderBy: { day: 'desc' }, select: { day: true } });
  return row && toPlainDate(row.day);
}

/** The first day on which anything of a running lease fell due; null where nothing is due at all. */
export async function findFirstDue(db: Db | Tx): Promise<string | null> {
  const [row] = await db.$queryRaw<{ day: Date | null }[]>`
    SELECT i.due_on AS day FROM lease_instalment i JOIN lease l ON l.id = i.lease_id WHERE i.state = 'DUE' AND l.state = 'ACTIVE' ORDER BY i.due_on LIMIT 1`;
  return row?.day ? toPlainDate(row.day) : null;
}

export async function isStopped(db: Db | Tx): Promise<boolean> {
  return (await db.billingSwitch.findUnique({ where: { id: 1 } }))?.stoppedAt instanceof Date;
}

export async function turnSwitch(tx: Tx, stopped: { byId: string; at: Temporal.Instant } | null): Promise<boolean> {
  const { count } = await tx.billingSwitch.updateMany({
    where: { id: 1, stoppedAt: stopped ? null : { not: null } }, data: { stoppedById: stopped?.byId ?? null, stoppedAt: stopped ? toDate(stopped.at) : null },
  });
  return count === 1;
}

/** Begins a day, with how many instalments fall due on it; a day that was begun is left as it is. */
export async function beginDay(tx: Tx, day: string, at: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO billing_day (day, total, started_at, moved_at)
    SELECT ${day}::date, (SELECT count(*) FROM lease_instalment WHERE state = 'DUE' AND due_on = ${day}::date AND amount_minor > 0), ${toDate(at)}, clock_timestamp()
    ON CONFLICT (day) DO NOTHING`;
}

/** The day's row, held so that of two runs at once one waits for the other's batch; null where the day is done. */
export async function lockDay(tx: Tx, day: string): Promise<HeldDay | null> {
  const [row] = await tx.$queryRaw<(Place & { finished: boolean })[]>`
    SELECT last_due::text AS "lastDue", last_lease AS "lastLease", last_seq AS "lastSeq", finished_at IS NOT NULL AS finished FROM billing_day WHERE day = ${day}::date FOR UPDATE`;
  return row && !row.finished ? { day, lastDue: row.lastDue, lastLease: row.lastLease, lastSeq: row.lastSeq } : null;
}

export async function moveDay(tx: Tx, day: string, moved: { done: number; busyMs: number; place: Place }): Promise<void> {
  const { lastDue, lastLease, lastSeq } = moved.place;
  await tx.$executeRaw`
    UPDATE billing_day SET done = done + ${moved.done}, busy_ms = busy_ms + ${moved.busyMs}, moved_at = clock_timestamp(),
           last_due = ${lastDue}::date, last_lease = ${lastLease}, last_seq = ${lastSeq}::int WHERE day = ${day}::date`;
}

export const finishDay = (tx: Tx, day: string, at: Temporal.Instant) =>
  tx.billingDay.update({ where: { day: fromPlainDate(day) }, data: { finishedAt: toDate(at) } });

export interface Batch {
  /** Instalments that were looked at; fewer than asked for where there are no more. */
  seen: number;
  /** Invoices that were made of them. */
  billed: number;
  /** The last one looked at. */
  place: Place | null;
}

/** The next instalments that fall due on the day, by their key. */
const onTheDay = ({ day, lastLease, lastSeq }: HeldDay, most: number) => Prisma.sql`
  SELECT i.lease_id, i.seq, i.due_on, i.amount_minor, i.interest_minor FROM lease_instalment i
   WHERE i.state = 'DUE' AND i.due_on = ${day}::date AND (i.lease_id, i.seq) > (${lastLease}, ${lastSeq}::int)
   ORDER BY i.lease_id, i.seq LIMIT ${most}::int`;

/** The next of those that fell due before and are not paid: all of them are looked at, since one may have no invoice. It was frozen, its lease began later, or a day was lost. */
const leftBehind = ({ day, lastDue, lastLease, lastSeq }: HeldDay, most: number) => Prisma.sql`
  SELECT i.lease_id, i.seq, i.due_on, i.amount_minor, i.interest_minor FROM lease_instalment i
   WHERE i.state = 'DUE' AND i.due_on < ${day}::date AND (i.due_on, i.lease_id, i.seq) > (${lastDue}::date, ${lastLease}, ${lastSeq}::int)
   ORDER BY i.due_on, i.lease_id, i.seq LIMIT ${most}::int`;

/** Asked of each by the index: nearly all of them are billed, and a join would read all invoices there are. */
const UNBILLED = Prisma.sql`AND (SELECT v.id FROM invoice v WHERE v.lease_id = d.lease_id AND v.seq = d.seq AND v.kind = 'INSTALMENT') IS NULL`;

/** Instalments of one lease: by a day, or certain ones ahead of theirs. */
const ofLease = (leaseId: string, by: { day: string } | { seqs: number[] }) => Prisma.sql`
  SELECT i.lease_id, i.seq, i.due_on, i.amount_minor, i.interest_minor FROM lease_instalment i
   WHERE i.lease_id = ${leaseId} AND i.state = 'DUE' AND ${'day' in by ? Prisma.sql`i.due_on <= ${by.day}::date` : Prisma.sql`i.seq = ANY(${by.seqs}::int[])`}`;

/**
 * The name of an instalment's invoice, of the form that `newId` gives: the time, which keeps what a run writes together in
 * every index, then twelve of the lease's own random characters and the number.
 */
const nameOf = (leaseId: Prisma.Sql, seq: Prisma.Sql) => Prisma.sql`${idTime()} || substr(${leaseId}, 13, 12) || lpad(upper(to_hex(${seq})), 4, '0')`;

/**
 * Makes invoices of instalments, and posts each: one statement for all. Its key makes an instalment's invoice the only
 * one, so what another run has billed is passed over. The lines are those of `billedLines` in `lib/leases/books.ts`.
 */
async function bill(tx: Tx, due: Prisma.Sql, { day, tryOn, at }: Billing, further = Prisma.empty): Promise<Batch> {
  await enterBilling(tx);
  const [batch] = await tx.$queryRaw<{ seen: number; billed: number; lastDue: string | null; lastLease: string; lastSeq: number }[]>`
    WITH due AS MATERIALIZED (${due}),
    made AS (
      INSERT INTO invoice (id, lease_id, seq, kind, currency, billed_on, due_on, amount_minor, try_on, created_at)
      SELECT 'in_' || ${nameOf(Prisma.sql`d.lease_id`, Prisma.sql`d.seq`)}, d.lease_id, d.seq, 'INSTALMENT', l.currency, ${day}::date, d.due_on, d.amount_minor, ${tryOn}::date, ${toDate(at)}
        FROM due d JOIN lease l ON l.id = d.lease_id
       WHERE d.amount_minor > 0 AND l.state = 'ACTIVE' AND NOT ${frozenOn(Prisma.sql`d.lease_id`, day)} ${further}
      ON CONFLICT (lease_id, seq, kind) DO NOTHING RETURNING id, lease_id, seq, currency, amount_minor),
    entry AS (
      INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
      SELECT 'j_' || substr(m.id, 4), 'invoice', m.id, 'billed', m.currency, ${day}::date, ${toDate(at)} FROM made m RETURNING id),
    line AS (
      INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id, lease_id)
      SELECT 'j_' || substr(m.id, 4), s.line, CASE WHEN s.line <> 2 THEN s.account WHEN m.seq = 0 THEN 'first-payment-receivable' WHEN k.kind = 'DESK' THEN s.account ELSE 'serviced-receivable' END,
             s.side::"Side", CASE WHEN s.line <= 2 THEN m.amount_minor ELSE d.interest_minor END, l.purchaser_id, m.lease_id
        FROM made m JOIN due d ON d.lease_id = m.lease_id AND d.seq = m.seq JOIN lease l ON l.id = m.lease_id JOIN institution k ON k.id = l.institution_id
       CROSS JOIN (VALUES (1, 'billed-receivable', 'DEBIT'), (2, 'lease-receivable', 'CREDIT'), (3, 'unearned-income', 'DEBIT'), (4, 'interest-income', 'CREDIT')) AS s(line, account, side)
       WHERE s.line <= 2 OR (k.kind = 'DESK' AND m.seq > 0 AND d.interest_minor > 0))
    SELECT (SELECT count(*)::int FROM due) AS seen, (SELECT count(*)::int FROM made) AS billed, last.due_on::text AS "lastDue", last.lease_id AS "lastLease", last.seq AS "lastSeq"
      FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT due_on, lease_id, seq FROM due ORDER BY due_on DESC, lease_id DESC, seq DESC LIMIT 1) last ON true`;
  const { seen = 0, billed = 0, lastDue = null, lastLease = '', lastSeq = -1 } = batch ?? {};
  return { seen, billed, place: lastDue === null ? null : { lastDue, lastLease, lastSeq } };
}

/** On which day something is billed, and when its collection is tried. */
export interface Billing {
  day: string;
  tryOn: string | null;
  at: Temporal.Instant;
}

export const billDue = (tx: Tx, held: HeldDay, most: number, billing: Billing) => bill(tx, onTheDay(held, most), billing);
export const billLeftBehind = (tx: Tx, held: HeldDay, most: number, billing: Billing) => bill(tx, leftBehind(held, most), billing, UNBILLED);
export const billOfLease = (tx: Tx, leaseId: string, by: { day: string } | { seqs: number[] }, billing: Billing) => bill(tx, ofLease(leaseId, by), billing);
