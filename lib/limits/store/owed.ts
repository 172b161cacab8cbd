import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/** Between which instants it came about: before, its job may still be new; after, it is left to people. */
interface Span { since: Temporal.Instant; before: Temporal.Instant }

interface OrderOwed { orderId: string; round: number }

/* What a financier has answered for good stands in institution_call under its key (`http-institution.ts`). What is owed
 * has no such row, and no job that would still ask. */

const unsettled = (institutionId: Prisma.Sql, key: Prisma.Sql) =>
  Prisma.sql`NOT EXISTS (SELECT 1 FROM institution_call c WHERE c.institution_id = ${institutionId} AND c.key = ${key} AND c.settled)`;

const jobless = (key: Prisma.Sql) =>
  Prisma.sql`NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = ${key} AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`;

const keyOf = (verb: 'hold' | 'release') => Prisma.sql`h.order_id || ${`:${verb}`} || CASE h.round WHEN 1 THEN '' ELSE ':' || h.round END`;

const OUTSIDE = Prisma.sql`JOIN approval a ON a.id = h.approval_id JOIN institution i ON i.id = a.institution_id AND i.kind = 'HTTP'`;

/** Signed orders whose approval is neither used nor known not to carry them. */
export const findUnused = (db: Db, { before }: Span): Promise<{ orderId: string }[]> => db.$queryRaw`
  SELECT o.id AS "orderId" FROM lease_order o JOIN limit_hold h ON h.order_id = o.id AND h.state = 'HELD'
   WHERE o.state = 'SIGNED' AND o.signed_at < ${toDate(before)} AND ${jobless(Prisma.sql`'use-approval:' || o.id`)}
   ORDER BY o.signed_at LIMIT 100`;

/** Holds of open forms of which an outside financier has not heard. */
export const findUntoldHolds = (db: Db, { before }: Span): Promise<OrderOwed[]> => db.$queryRaw`
  SELECT h.order_id AS "orderId", h.round FROM lease_order o JOIN limit_hold h ON h.order_id = o.id AND h.state = 'HELD' ${OUTSIDE}
   WHERE o.state = 'FORM' AND h.changed_at < ${toDate(before)} AND a.status = 'LIVE'
     AND ${unsettled(Prisma.sql`i.id`, keyOf('hold'))} AND ${jobless(Prisma.sql`'hold-approval:' || h.order_id || ':' || h.round`)}
   ORDER BY h.changed_at LIMIT 100`;

/** Whether this order holds what its outside financier has not confirmed yet; what the desk holds needs nobody's word. */
export async function isHoldUntold(db: Db, orderId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM limit_hold h ${OUTSIDE} WHERE h.order_id = ${orderId} AND h.state = 'HELD' AND ${unsettled(Prisma.sql`i.id`, keyOf('hold'))}`;
  return rows.length === 1;
}

/** Whether the financier still has to hear that the contract of this order has ended: until then that binds there what was used. */
export async function isEndUntold(db: Db, orderId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM contract c JOIN contract_event e ON e.contract_id = c.id
     WHERE c.order_id = ${orderId} AND c.supplement_no = 0 AND e.type IN ('WITHDRAWAL', 'EARLY_BUYOUT', 'RETURN', 'COMPLETED') AND e.told_at IS NULL AND e.refused_with IS NULL`;
  return rows.length > 0;
}

/** What was given back, and an outside financier has not confirmed. */
export const findUntoldReleases = (db: Db, { since, before }: Span): Promise<OrderOwed[]> => db.$queryRaw`
  SELECT h.order_id AS "orderId", h.round FROM limit_hold h ${OUTSIDE}
   WHERE h.state = 'RELEASED' AND h.changed_at > ${toDate(since)} AND h.changed_at < ${toDate(before)}
     AND ${unsettled(Prisma.sql`i.id`, keyOf('release'))} AND ${jobless(Prisma.sql`'release-approval:' || h.order_id || ':' || h.round`)}
   ORDER BY h.changed_at LIMIT 100`;

/**
 * Orders that take nothing any more of this approval, or of this seller's limit there, and whose financier has not
 * confirmed that: until it has, there is less room in its books than in ours.
 */
export const findReleasesBefore = (db: Db, { approvalId, orderId }: { approvalId: string; orderId: string }, since: Temporal.Instant): Promise<{ orderId: string; same: boolean }[]> => db.$queryRaw`
  SELECT h.order_id AS "orderId", a.id = own.id AS same FROM approval own
    JOIN approval a ON a.institution_id = own.institution_id AND (a.id = own.id OR a.seller_id = own.seller_id)
    JOIN institution i ON i.id = a.institution_id AND i.kind = 'HTTP'
    JOIN limit_hold h ON h.approval_id = a.id AND h.state = 'RELEASED' AND h.changed_at > ${toDate(since)}
   WHERE own.id = ${approvalId} AND h.order_id <> ${orderId} AND ${unsettled(Prisma.sql`i.id`, keyOf('release'))}
   ORDER BY h.changed_at LIMIT 20`;

/** Approvals that ended here on our own account, and an outside financier has not confirmed; what it revoked itself it knows. */
export const findUntoldDeclines = (db: Db, { since, before }: Span): Promise<{ approvalId: string }[]> => db.$queryRaw`
  SELECT a.id AS "approvalId" FROM approval a JOIN institution i ON i.id = a.institution_id AND i.kind = 'HTTP'
   WHERE a.status IN ('DECLINED', 'REVOKED') AND a.ended_at > ${toDate(since)} AND a.ended_at < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM institution_event e WHERE e.institution_id = i.id AND e.subject = a.external_id AND e.type = 'approval.revoked')
     AND ${unsettled(Prisma.sql`i.id`, Prisma.sql`a.external_id || ':decline'`)} AND ${jobless(Prisma.sql`'decline-approval:' || a.id`)}
   ORDER BY a.ended_at LIMIT 100`;

/** Chosen requests whose other approvals are still kept although nothing is waited for: the chosen financier has confirmed its hold, or holds nothing. */
export const findKeptLosers = (db: Db, { before }: Span): Promise<{ requestId: string }[]> => db.$queryRaw`
  SELECT DISTINCT r.id AS "requestId" FROM approval l JOIN limit_ask k ON k.id = l.ask_id AND k.state = 'LOST'
    JOIN limit_request r ON r.id = k.limit_request_id AND r.state = 'CHOSEN' AND r.closed_at < ${toDate(before)}
   WHERE l.status = 'LIVE' AND NOT EXISTS (
     SELECT 1 FROM limit_ask x JOIN approval a ON a.ask_id = x.id JOIN institution i ON i.id = a.institution_id JOIN limit_hold h ON h.approval_id = a.id AND h.state = 'HELD'
      WHERE x.limit_request_id = r.id AND ${unsettled(Prisma.sql`i.id`, keyOf('hold'))})
   LIMIT 100`;

/**
 * Approvals that were never applied here, since their figures did not follow, and whose question nobody waits for any
 * more: the financier would keep the amount for its purchaser until they run out. A right answer may follow before.
 */
export const findUntoldStrays = (db: Db, { since, before }: Span): Promise<{ institutionId: string; externalId: string }[]> => db.$queryRaw`
  SELECT DISTINCT e.institution_id AS "institutionId", e.payload #>> '{data,approval,approvalId}' AS "externalId"
    FROM institution_event e JOIN institution i ON i.id = e.institution_id AND i.kind = 'HTTP'
    JOIN limit_ask k ON k.id = e.subject AND k.institution_id = e.institution_id JOIN limit_request r ON r.id = k.limit_request_id AND r.state <> 'OPEN'
   WHERE e.outcome = 'QUARANTINED' AND e.type = 'limit.decided' AND e.received_at > ${toDate(since)} AND r.closed_at < ${toDate(before)}
     AND e.payload #>> '{data,status}' = 'APPROVED' AND e.payload #>> '{data,approval,approvalId}' IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.institution_id = e.institution_id AND a.external_id = e.payload #>> '{data,approval,approvalId}')
     AND ${unsettled(Prisma.sql`e.institution_id`, Prisma.sql`(e.payload #>> '{data,approval,approvalId}') || ':decline'`)}
     AND ${jobless(Prisma.sql`'decline-stray:' || e.institution_id || ':' || (e.payload #>> '{data,approval,approvalId}')`)}
   LIMIT 100`;
