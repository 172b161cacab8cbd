import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { JOB_ATTEMPTS } from '@/lib/platform/jobs';
import type { ApprovalStatus, HoldState } from '../model/states';

export interface Held {
  approvalId: string;
  amountMinor: bigint;
  monthlyMinor: bigint;
  /** 1, and one more each time a released hold is taken anew. */
  round: number;
  /** Whether the financier is an outside institution, which must be told. */
  outside: boolean;
}

interface HoldOrder {
  orderId: string;
  approvalId: string;
  /** The most that the approval's financier has out with its purchaser in all; null where the mall sets none. */
  mostMinor: bigint | null;
  until: Temporal.Instant;
  at: Temporal.Instant;
}

/* Rows are locked in one order everywhere: the approval, what it was drawn from, the seller's limit last. Each part of a
 * statement reads the one before, so that none can be locked out of turn. */

/**
 * Takes the approval's amount and instalment from both limits for an order, and from the limit for the whole mall that
 * the approval was drawn from, in one statement: the rows are locked while it is seen whether they still fit, so that of
 * many buyers exactly those that fit get through (reliability 1). What a financier has out with one purchaser is looked
 * at too: whoever gives `mostMinor` has locked the purchaser's exposure.
 * Undefined when it does not fit, or the order has its hold already. Throws when two transactions hold for the same
 * order at once (whoever holds has locked the order): the whole transaction is rolled back.
 */
export async function insertHold(tx: Tx, { orderId, approvalId, mostMinor, until, at }: HoldOrder): Promise<Held | undefined> {
  const now = toDate(at);
  const rows = await tx.$queryRaw<(Nullable<Held> & { taken: bigint })[]>`
    WITH a AS MATERIALIZED (
      SELECT a.id, a.seller_id, a.institution_id, a.pre_approval_id, a.instalment_minor AS monthly,
             (a.terms ->> 'cashPrice')::bigint - (a.terms ->> 'firstPayment')::bigint AS amount
        FROM approval a
       WHERE a.id = ${approvalId} AND a.status = 'LIVE' AND a.expires_at > ${now}
         AND a.held_minor + a.used_minor + (a.terms ->> 'cashPrice')::bigint - (a.terms ->> 'firstPayment')::bigint <= a.approved_minor
         AND a.monthly_held_minor + a.monthly_used_minor + a.instalment_minor <= a.monthly_cap_minor
         AND (${mostMinor}::bigint IS NULL OR (a.terms ->> 'cashPrice')::bigint - (a.terms ->> 'firstPayment')::bigint
              + (SELECT sum(x.held_minor + x.used_minor) FROM approval x WHERE x.purchaser_id = a.purchaser_id AND x.institution_id = a.institution_id) <= ${mostMinor}::bigint)
         AND NOT EXISTS (SELECT 1 FROM limit_hold h WHERE h.order_id = ${orderId} AND h.state <> 'RELEASED')
         FOR UPDATE OF a),
    p AS MATERIALIZED (
      SELECT p.id FROM a JOIN pre_approval p ON p.id = a.pre_approval_id
       WHERE p.status = 'LIVE' AND p.expires_at > ${now}
         AND p.held_minor + p.used_minor + a.amount <= p.approved_minor
         AND p.monthly_held_minor + p.monthly_used_minor + a.monthly <= p.monthly_cap_minor
         FOR UPDATE OF p),
    fits AS MATERIALIZED (
      SELECT a.id AS approval_id, p.id AS pre_approval_id, s.id AS seller_limit_id, a.monthly, a.amount, i.kind = 'HTTP' AS outside
        FROM a LEFT JOIN p ON p.id = a.pre_approval_id
        JOIN seller_limit s ON s.seller_id = a.seller_id AND s.institution_id = a.institution_id
        JOIN institution i ON i.id = a.institution_id
       WHERE (a.pre_approval_id IS NULL OR p.id IS NOT NULL)
         AND s.status = 'LIVE' AND (s.expires_at IS NULL OR s.expires_at > ${now})
         AND s.held_minor + s.used_minor + a.amount <= s.approved_minor
         FOR UPDATE OF s),
    taken AS (
      UPDATE approval a SET held_minor = a.held_minor + f.amount, monthly_held_minor = a.monthly_held_minor + f.monthly
        FROM fits f WHERE a.id = f.approval_id RETURNING a.id),
    drawn AS (
      UPDATE pre_approval p SET held_minor = p.held_minor + f.amount, monthly_held_minor = p.monthly_held_minor + f.monthly
        FROM fits f WHERE p.id = f.pre_approval_id),
    exposed AS (
      UPDATE seller_limit s SET held_minor = s.held_minor + f.amount FROM fits f WHERE s.id = f.seller_limit_id RETURNING s.id),
    kept AS (
      INSERT INTO limit_hold AS h (order_id, approval_id, seller_limit_id, amount_minor, monthly_minor, state, until, changed_at)
      SELECT ${orderId}::text, f.approval_id, f.seller_limit_id, f.amount, f.monthly, 'HELD'::"HoldState",
             ${toDate(until)}::timestamptz, ${now}::timestamptz FROM fits f
      ON CONFLICT (order_id) DO UPDATE SET approval_id = EXCLUDED.approval_id, seller_limit_id = EXCLUDED.seller_limit_id,
        amount_minor = EXCLUDED.amount_minor, monthly_minor = EXCLUDED.monthly_minor, state = 'HELD', until = EXCLUDED.until,
        changed_at = EXCLUDED.changed_at, round = h.round + 1
        WHERE h.state = 'RELEASED'
      RETURNING h.approval_id, h.amount_minor, h.monthly_minor, h.round)
    SELECT (SELECT count(*) FROM taken) AS taken, k.approval_id AS "approvalId", k.amount_minor AS "amountMinor",
           k.monthly_minor AS "monthlyMinor", k.round, f.outside
      FROM (SELECT 1) one LEFT JOIN kept k ON true LEFT JOIN fits f ON true`;
  const [row] = rows;
  if (!row || row.taken === 0n) return undefined;
  if (row.approvalId === null) throw new Error(`Order ${orderId} is held twice at once`);
  return row as Held;
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Gives back what an order takes of both limits, held or used, in one statement; undefined when it takes nothing. */
export async function releaseHold(tx: Tx, orderId: string, at: Temporal.Instant): Promise<(Held & { was: HoldState }) | undefined> {
  const rows = await tx.$queryRaw<(Held & { was: HoldState })[]>`
    WITH l AS MATERIALIZED (
      SELECT l.order_id, l.approval_id, a.pre_approval_id, l.seller_limit_id, l.amount_minor, l.monthly_minor, l.state, l.round
        FROM limit_hold l JOIN approval a ON a.id = l.approval_id WHERE l.order_id = ${orderId} AND l.state <> 'RELEASED' FOR UPDATE),
    p AS MATERIALIZED (SELECT p.id FROM l JOIN pre_approval p ON p.id = l.pre_approval_id FOR UPDATE OF p),
    h AS MATERIALIZED (SELECT l.* FROM l LEFT JOIN p ON p.id = l.pre_approval_id),
    freed AS (
      UPDATE approval a SET
             held_minor = a.held_minor - CASE h.state WHEN 'HELD' THEN h.amount_minor ELSE 0 END,
             used_minor = a.used_minor - CASE h.state WHEN 'USED' THEN h.amount_minor ELSE 0 END,
             monthly_held_minor = a.monthly_held_minor - CASE h.state WHEN 'HELD' THEN h.monthly_minor ELSE 0 END,
             monthly_used_minor = a.monthly_used_minor - CASE h.state WHEN 'USED' THEN h.monthly_minor ELSE 0 END
        FROM h WHERE a.id = h.approval_id RETURNING a.institution_id),
    undrawn AS (
      UPDATE pre_approval p SET
             held_minor = p.held_minor - CASE h.state WHEN 'HELD' THEN h.amount_minor ELSE 0 END,
             used_minor = p.used_minor - CASE h.state WHEN 'USED' THEN h.amount_minor ELSE 0 END,
             monthly_held_minor = p.monthly_held_minor - CASE h.state WHEN 'HELD' THEN h.monthly_minor ELSE 0 END,
             monthly_used_minor = p.monthly_used_minor - CASE h.state WHEN 'USED' THEN h.monthly_minor ELSE 0 END
        FROM h WHERE p.id = h.pre_approval_id),
    exposed AS (
      UPDATE seller_limit s SET
             held_minor = s.held_minor - CASE h.state WHEN 'HELD' THEN h.amount_minor ELSE 0 END,
             used_minor = s.used_minor - CASE h.state WHEN 'USED' THEN h.amount_minor ELSE 0 END
        FROM h WHERE s.id = h.seller_limit_id RETURNING s.id),
    kept AS (
      UPDATE limit_hold l SET state = 'RELEASED', until = NULL, changed_at = ${toDate(at)}
        FROM h WHERE l.order_id = h.order_id RETURNING l.order_id)
    SELECT h.approval_id AS "approvalId", h.amount_minor AS "amountMinor", h.monthly_minor AS "monthlyMinor", h.round, h.state AS was,
           i.kind = 'HTTP' AS outside
      FROM h JOIN freed f ON true JOIN institution i ON i.id = f.institution_id`;
  return rows[0];
}

/**
 * Turns a hold into a use of both limits, notes it and queues the job that places the order, in one statement; false
 * when the order does not hold. `binding` says whether expiry and revocation still bind: they do until the financier
 * has said yes to the use.
 */
export async function useHold(tx: Tx, orderId: string, at: Temporal.Instant, binding: boolean): Promise<boolean> {
  const now = toDate(at);
  const rows = await tx.$queryRaw<unknown[]>`
    WITH l AS MATERIALIZED (
      SELECT l.order_id, l.approval_id, a.pre_approval_id, l.seller_limit_id, l.amount_minor, l.monthly_minor
        FROM limit_hold l JOIN approval a ON a.id = l.approval_id
       WHERE l.order_id = ${orderId} AND l.state = 'HELD' AND (NOT ${binding}::boolean OR (a.status = 'LIVE' AND a.expires_at > ${now}))
         FOR UPDATE),
    p AS MATERIALIZED (
      SELECT p.id FROM l JOIN pre_approval p ON p.id = l.pre_approval_id
       WHERE NOT ${binding}::boolean OR (p.status = 'LIVE' AND p.expires_at > ${now}) FOR UPDATE OF p),
    h AS MATERIALIZED (SELECT l.* FROM l LEFT JOIN p ON p.id = l.pre_approval_id WHERE l.pre_approval_id IS NULL OR p.id IS NOT NULL),
    used AS (
      UPDATE approval a SET held_minor = a.held_minor - h.amount_minor, used_minor = a.used_minor + h.amount_minor,
             monthly_held_minor = a.monthly_held_minor - h.monthly_minor, monthly_used_minor = a.monthly_used_minor + h.monthly_minor
        FROM h WHERE a.id = h.approval_id),
    drawn AS (
      UPDATE pre_approval p SET held_minor = p.held_minor - h.amount_minor, used_minor = p.used_minor + h.amount_minor,
             monthly_held_minor = p.monthly_held_minor - h.monthly_minor, monthly_used_minor = p.monthly_used_minor + h.monthly_minor
        FROM h WHERE p.id = h.pre_approval_id),
    kept AS (
      UPDATE limit_hold l SET state = 'USED', until = NULL, changed_at = ${now} FROM h WHERE l.order_id = h.order_id),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, data, at)
      SELECT 'approval', h.approval_id, 'approval.used', ${SYSTEM.userId}, ${SYSTEM.role},
             jsonb_build_object('orderId', h.order_id, 'amountMinor', h.amount_minor::text, 'monthlyMinor', h.monthly_minor::text), ${now} FROM h),
    exposed AS (
      UPDATE seller_limit s SET held_minor = s.held_minor - h.amount_minor, used_minor = s.used_minor + h.amount_minor
        FROM h WHERE s.id = h.seller_limit_id)
    SELECT (graphile_worker.add_job('place-order', json_build_object('orderId', h.order_id), job_key := 'place-order:' || h.order_id,
                                    max_attempts := ${JOB_ATTEMPTS}::int)).id::text AS job
      FROM h`;
  return rows.length === 1;
}

/** Whose an approval is, and whether it is the desk's. */
export const findHolder = (tx: Tx, approvalId: string) =>
  tx.approval.findUnique({ where: { id: approvalId }, select: { purchaserId: true, institution: { select: { id: true, kind: true } } } });

/** Holds of one purchaser wait for each other, so that each counts what the others took. */
export async function lockExposure(tx: Tx, purchaserId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`exposure:${purchaserId}`}, 0))`;
}

/** Whether an order still holds in this round: until the transaction ends nobody gives it back. */
export async function stillHolds(tx: Tx, { orderId, round }: { orderId: string; round: number }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM limit_hold WHERE order_id = ${orderId} AND round = ${round} AND state = 'HELD' FOR SHARE`;
  return rows.length === 1;
}

/** Keeps a live hold longer. False when the order holds nothing. */
export async function prolongHold(tx: Tx, orderId: string, until: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.limitHold.updateMany({ where: { orderId, state: 'HELD' }, data: { until: toDate(until) } });
  return count === 1;
}

export interface LimitSight {
  status: ApprovalStatus;
  expiresAt: Date;
  /** What both limits have left. */
  freeMinor: bigint;
  monthlyFreeMinor: bigint;
  amountMinor: bigint;
  monthlyMinor: bigint;
  /** Undefined without a live seller limit. */
  sellerFreeMinor: bigint | undefined;
}

type Room = Record<'approvedMinor' | 'heldMinor' | 'usedMinor' | 'monthlyCapMinor' | 'monthlyHeldMinor' | 'monthlyUsedMinor', bigint>;
const freeIn = ({ approvedMinor, heldMinor, usedMinor }: Room): bigint => approvedMinor - heldMinor - usedMinor;
const monthlyFreeIn = ({ monthlyCapMinor, monthlyHeldMinor, monthlyUsedMinor }: Room): bigint => monthlyCapMinor - monthlyHeldMinor - monthlyUsedMinor;
const least = (own: bigint, mall: bigint | null): bigint => (mall !== null && mall < own ? mall : own);

/** Why a hold did not fit, for the purchaser to read. */
export async function lookAtLimits(tx: Tx, approvalId: string, at: Temporal.Instant): Promise<LimitSight | undefined> {
  const approval = await tx.approval.findUnique({ where: { id: approvalId }, include: { preApproval: true } });
  if (!approval) return undefined;
  const { sellerId, institutionId, preApproval: mall } = approval;
  const seller = await tx.sellerLimit.findUnique({ where: { sellerId_institutionId: { sellerId, institutionId } } });
  const live = seller?.status === 'LIVE' && (!seller.expiresAt || seller.expiresAt > toDate(at));
  const terms = approval.terms as { cashPrice: string; firstPayment: string };
  // An approval that was drawn stands and falls with what it was drawn from.
  const over = mall && mall.status !== 'LIVE' && approval.status === 'LIVE';
  return {
    status: over ? (mall.status === 'EXPIRED' ? 'EXPIRED' : 'REVOKED') : approval.status,
    expiresAt: mall && mall.expiresAt < approval.expiresAt ? mall.expiresAt : approval.expiresAt,
    freeMinor: least(freeIn(approval), mall && freeIn(mall)), monthlyFreeMinor: least(monthlyFreeIn(approval), mall && monthlyFreeIn(mall)),
    amountMinor: BigInt(terms.cashPrice) - BigInt(terms.firstPayment), monthlyMinor: approval.instalmentMinor,
    sellerFreeMinor: seller && live ? seller.approvedMinor - seller.heldMinor - seller.usedMinor : undefined,
  };
}

export interface HoldRow {
  orderId: string;
  approvalId: string;
  externalId: string;
  institutionId: string;
  outside: boolean;
  state: HoldState;
  status: ApprovalStatus;
  round: number;
  amountMinor: bigint;
  monthlyMinor: bigint;
  changedAt: Date;
  expiresAt: Date;
}

/** An order's hold with the approval it is of. */
export async function findHold(db: Db | Tx, orderId: string): Promise<HoldRow | undefined> {
  const rows = await db.$queryRaw<HoldRow[]>`
    SELECT h.order_id AS "orderId", a.id AS "approvalId", a.external_id AS "externalId", a.institution_id AS "institutionId",
           i.kind = 'HTTP' AS outside, h.state::text AS state, h.round,
           CASE WHEN a.status <> 'LIVE' OR p.id IS NULL OR p.status = 'LIVE' THEN a.status::text WHEN p.status = 'EXPIRED' THEN 'EXPIRED' ELSE 'REVOKED' END AS status, h.amount_minor AS "amountMinor",
           h.monthly_minor AS "monthlyMinor", h.changed_at AS "changedAt", least(a.expires_at, p.expires_at) AS "expiresAt"
      FROM limit_hold h JOIN approval a ON a.id = h.approval_id JOIN institution i ON i.id = a.institution_id LEFT JOIN pre_approval p ON p.id = a.pre_approval_id
     WHERE h.order_id = ${orderId}`;
  return rows[0];
}
