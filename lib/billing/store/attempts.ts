import type { Temporal } from 'temporal-polyfill';
import { frozenOn } from '@/lib/leases/freeze-store';
import { LOST_AFTER_SECONDS } from '@/lib/payments/gateway';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { JOB_ATTEMPTS } from '@/lib/platform/jobs';

const later = (at: Temporal.Instant, seconds: number): Date => toDate(at.add({ seconds }));

/** What a lease is paid by: its own choice while that works, else what its purchaser uses for all. */
const METHOD_OF_LEASE = Prisma.sql`
  LATERAL (SELECT m.id FROM payment_method m WHERE m.purchaser_id = l.purchaser_id AND m.state = 'ACTIVE' AND (m.id = l.method_id OR m.is_default)
            ORDER BY (m.id = l.method_id) DESC NULLS LAST LIMIT 1) m ON true`;

/** Queues a job for each attempt that was made. */
const QUEUED = Prisma.sql`
  SELECT count(*)::int AS count FROM graphile_worker.add_jobs((
    SELECT coalesce(array_agg(('charge-attempt', json_build_object('attemptId', id), NULL, NULL, ${JOB_ATTEMPTS}::smallint, 'charge-attempt:' || id, NULL, NULL)::graphile_worker.job_spec), '{}') FROM made))`;

/**
 * What is due of people by whom nothing can be paid now is put off to the next business day, so that no sweep of this one
 * looks at it again; with a method it is tried at once (`tryAnew`). How many.
 */
export const putOff = (tx: Tx, { day, next, most }: { day: string; next: string; most: number }): Promise<number> => tx.$executeRaw`
  UPDATE invoice v SET try_on = ${next}::date FROM (
    SELECT d.id FROM invoice d JOIN lease l ON l.id = d.lease_id
     WHERE d.state = 'OPEN' AND d.try_on <= ${day}::date
       AND NOT EXISTS (SELECT 1 FROM payment_method m WHERE m.purchaser_id = l.purchaser_id AND m.state = 'ACTIVE' AND (m.id = l.method_id OR m.is_default))
     ORDER BY d.try_on, d.id LIMIT ${most}::int FOR UPDATE OF d SKIP LOCKED) w
   WHERE v.id = w.id`;

interface Due {
  day: string;
  at: Temporal.Instant;
  most: number;
  /** Of whom; else of everybody. */
  purchaserId?: string;
}

/**
 * Attempts for invoices whose collection is due, with the jobs that ask the gateway: one statement for all. Rows that
 * another run has are passed over, and so is what has an attempt that may still take, or has taken, its money.
 */
export async function beginDue(tx: Tx, { day, at, most, purchaserId }: Due): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH due AS MATERIALIZED (
      SELECT v.id, v.lease_id, v.currency, v.amount_minor - v.credit_minor AS open, m.id AS method_id
        FROM invoice v JOIN lease l ON l.id = v.lease_id JOIN ${METHOD_OF_LEASE}
       WHERE v.state = 'OPEN' AND v.try_on <= ${day}::date ${purchaserId === undefined ? Prisma.empty : Prisma.sql`AND l.purchaser_id = ${purchaserId}`} AND v.amount_minor > v.credit_minor AND NOT ${frozenOn(Prisma.sql`v.lease_id`, day)}
         AND NOT EXISTS (SELECT 1 FROM collection_attempt a WHERE a.invoice_id = v.id AND a.state IN ('PENDING', 'UNKNOWN', 'SUCCEEDED'))
       ORDER BY v.try_on, v.id LIMIT ${most}::int FOR UPDATE OF v SKIP LOCKED),
    made AS (
      INSERT INTO collection_attempt (id, invoice_id, method_id, no, currency, amount_minor, created_at, ask_at)
      SELECT 'at_' || substr(d.id, 4, 18) || upper(left(md5(d.id || ':' || n.no), 8)), d.id, d.method_id, n.no, d.currency, d.open, ${toDate(at)}, ${later(at, LOST_AFTER_SECONDS)}
        FROM due d JOIN LATERAL (SELECT coalesce(max(a.no), 0) + 1 AS no FROM collection_attempt a WHERE a.invoice_id = d.id) n ON true
      ON CONFLICT DO NOTHING RETURNING id)
    ${QUEUED}`;
  return row?.count ?? 0;
}

interface ByHand { invoiceId: string; methodId: string; currency: string; amountMinor: bigint; at: Temporal.Instant }

/** An attempt that the purchaser asks for, whose invoice's row is held; null where one is under way. */
export async function insertByHand(tx: Tx, { at, ...attempt }: ByHand): Promise<string | null> {
  const last = await tx.collectionAttempt.findFirst({ where: { invoiceId: attempt.invoiceId }, orderBy: { no: 'desc' }, select: { no: true } });
  const id = newId('at');
  const { count } = await tx.collectionAttempt.createMany({
    data: [{ id, ...attempt, no: (last?.no ?? 0) + 1, byPurchaser: true, createdAt: toDate(at), askAt: later(at, LOST_AFTER_SECONDS) }], skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

const WITH_METHOD = { method: true, invoice: { select: { lease: { select: { purchaserId: true } } } } } satisfies Prisma.CollectionAttemptInclude;
export type Attempt = Prisma.CollectionAttemptGetPayload<{ include: typeof WITH_METHOD }>;

export const findAttempt = (db: Db | Tx, id: string): Promise<Attempt | null> => db.collectionAttempt.findUnique({ where: { id }, include: WITH_METHOD });

/** The same, its row held. Whoever needs the invoice's holds that first. */
export async function lockAttempt(tx: Tx, id: string): Promise<Attempt | null> {
  await tx.$queryRaw`SELECT id FROM collection_attempt WHERE id = ${id} FOR UPDATE`;
  return findAttempt(tx, id);
}

export async function isFrozen(tx: Tx, leaseId: string, day: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ frozen: boolean }[]>`SELECT ${frozenOn(Prisma.sql`${leaseId}`, day)} AS frozen`;
  return row?.frozen ?? false;
}

export const noteAsked = (tx: Tx, id: string, at: Temporal.Instant) => tx.collectionAttempt.updateMany({ where: { id, askedAt: null }, data: { askedAt: toDate(at) } });

export const markUnknown = (tx: Tx, id: string, askAt: Temporal.Instant) =>
  tx.collectionAttempt.updateMany({ where: { id, state: { in: ['PENDING', 'UNKNOWN'] } }, data: { state: 'UNKNOWN', askAt: toDate(askAt) } });

type Settled = { state: 'SUCCEEDED'; reference: string } | { state: 'DECLINED'; reference: string | null; declineCode: string; hard: boolean } | { state: 'CANCELLED' };

/** What has come of an attempt, once; false where that was known. */
export async function settleAttempt(tx: Tx, id: string, settled: Settled, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.collectionAttempt.updateMany({ where: { id, state: { in: ['PENDING', 'UNKNOWN'] } }, data: { ...settled, settledAt: toDate(at), askAt: null } });
  return count === 1;
}

const OF_TOGETHER = { invoice: { select: { kind: true, seq: true, state: true, amountMinor: true, creditMinor: true, tryOn: true } }, method: { select: { brand: true, last4: true } } } satisfies Prisma.CollectionAttemptInclude;
export type Declined = Prisma.CollectionAttemptGetPayload<{ include: typeof OF_TOGETHER }>;

/** Attempts of a lease that the plan began in one go with another; of what a purchaser asked for that alone. */
export const findBegunTogether = (tx: Tx, { id, byPurchaser, createdAt }: Attempt, leaseId: string): Promise<Declined[]> =>
  tx.collectionAttempt.findMany({ where: byPurchaser ? { id } : { byPurchaser, createdAt, invoice: { leaseId } }, include: OF_TOGETHER, orderBy: [{ invoice: { dueOn: 'asc' } }, { id: 'asc' }] });

/** Held until the transaction ends, so that of two attempts of one lease the later one sees what came of the other. */
export async function lockBegunTogether(tx: Tx, leaseId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('attempts:' || ${leaseId}, 0))`;
}

/** Soft declines of an invoice that the plan had asked for. */
export const countDeclines = (tx: Tx, invoiceId: string): Promise<number> =>
  tx.collectionAttempt.count({ where: { invoiceId, state: 'DECLINED', byPurchaser: false, hard: false } });

export const planTry = (tx: Tx, invoiceId: string, tryOn: string | null) =>
  tx.invoice.updateMany({ where: { id: invoiceId, state: 'OPEN' }, data: { tryOn: tryOn === null ? null : fromPlainDate(tryOn) } });

/** Attempts and refunds that are to be asked about now: each is put off by a growing distance, and its job queued; one statement each. */
export async function askAgain(tx: Tx, at: Temporal.Instant, most: number): Promise<number> {
  const next = Prisma.sql`${toDate(at)}::timestamptz + make_interval(secs => least(60 * power(2, least(x.asks, 12)), 21600))`;
  const attempts = await tx.$executeRaw`
    WITH asked AS (
      UPDATE collection_attempt x SET asks = x.asks + 1, ask_at = ${next}
       WHERE x.id IN (SELECT id FROM collection_attempt WHERE state IN ('PENDING', 'UNKNOWN') AND ask_at <= ${toDate(at)} ORDER BY ask_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED) RETURNING x.id)
    SELECT graphile_worker.add_job('charge-attempt', json_build_object('attemptId', id), job_key := 'charge-attempt:' || id, max_attempts := ${JOB_ATTEMPTS}::int) FROM asked`;
  const refunds = await tx.$executeRaw`
    WITH asked AS (
      UPDATE attempt_refund x SET asks = x.asks + 1, ask_at = ${next}
       WHERE x.attempt_id IN (SELECT attempt_id FROM attempt_refund WHERE state = 'OWED' AND ask_at <= ${toDate(at)} ORDER BY ask_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED) RETURNING x.attempt_id)
    SELECT graphile_worker.add_job('refund-attempt', json_build_object('attemptId', attempt_id), job_key := 'refund-attempt:' || attempt_id, max_attempts := ${JOB_ATTEMPTS}::int) FROM asked`;
  const credits = await tx.$executeRaw`
    WITH asked AS (
      UPDATE credit_refund x SET asks = x.asks + 1, ask_at = ${next}
       WHERE x.id IN (SELECT id FROM credit_refund WHERE state = 'OWED' AND ask_at <= ${toDate(at)} ORDER BY ask_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED) RETURNING x.id)
    SELECT graphile_worker.add_job('refund-credit', json_build_object('refundId', id), job_key := 'refund-credit:' || id, max_attempts := ${JOB_ATTEMPTS}::int) FROM asked`;
  const withdrawals = await tx.$executeRaw`
    WITH asked AS (
      UPDATE withdrawal_refund x SET asks = x.asks + 1, ask_at = ${next}
       WHERE x.id IN (SELECT id FROM withdrawal_refund WHERE state = 'OWED' AND ask_at <= ${toDate(at)} ORDER BY ask_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED) RETURNING x.id)
    SELECT graphile_worker.add_job('refund-withdrawal', json_build_object('refundId', id), job_key := 'refund-withdrawal:' || id, max_attempts := ${JOB_ATTEMPTS}::int) FROM asked`;
  return attempts + refunds + credits + withdrawals;
}

/** What a lease is paid by now; null where there is nothing. */
export async function findMethodOfLease(db: Db | Tx, leaseId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`SELECT m.id FROM lease l JOIN ${METHOD_OF_LEASE} WHERE l.id = ${leaseId}`;
  return row?.id ?? null;
}
