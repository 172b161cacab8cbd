import type { Temporal } from 'temporal-polyfill';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

/** Whose rows: a lender's, for one caller. */
export interface Party {
  tenantCode: string;
  callerCode: string;
}

export interface RequestRow {
  body: LimitRequestBody;
  decision: LimitDecision;
}

export async function findRequest(tx: Db | Tx, party: Party, requestId: string): Promise<RequestRow | null> {
  const row = await tx.tenantLimitRequest.findUnique({ where: { tenantCode_callerCode_requestId: { ...party, requestId } } });
  return row && { body: row.body as unknown as LimitRequestBody, decision: row.answer as unknown as LimitDecision };
}

export async function insertRequest(tx: Tx, party: Party, { body, decision }: RequestRow, at: Temporal.Instant): Promise<void> {
  await tx.tenantLimitRequest.create({
    data: {
      ...party, requestId: body.requestId, body: { ...body }, status: decision.status, version: decision.version, answer: { ...decision },
      createdAt: toDate(at), decidedAt: decision.status === 'PENDING' ? null : toDate(at),
    },
  });
}

/** False when it was decided meanwhile. */
export async function decideRequest(tx: Tx, party: Party, decision: LimitDecision, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.tenantLimitRequest.updateMany({
    where: { ...party, requestId: decision.requestId, status: 'PENDING' },
    data: { status: decision.status, version: decision.version, answer: { ...decision }, decidedAt: toDate(at) },
  });
  return count === 1;
}

/**
 * The request that was answered with this offer, if it was made to this purchaser, and whether somebody took it. Its row
 * is locked first and the rest is read by a statement of its own: one statement would see the approvals as they were when
 * it began to wait.
 */
export async function lockOffer(tx: Tx, party: Party, purchaserRef: string, offerId: string): Promise<{ request: RequestRow; taken: boolean } | null> {
  const { tenantCode, callerCode } = party;
  const rows = await tx.$queryRaw<{ body: LimitRequestBody; answer: LimitDecision }[]>`
    SELECT r.body, r.answer FROM tenant_limit_request r
     WHERE r.tenant_code = ${tenantCode} AND r.caller_code = ${callerCode} AND r.status = 'COUNTER_OFFER'
       AND r.body #>> '{purchaser,reference}' = ${purchaserRef}
       AND r.answer -> 'offers' @> jsonb_build_array(jsonb_build_object('offerId', ${offerId}::text))
       FOR UPDATE`;
  const [row] = rows;
  if (!row) return null;
  const taken = await tx.tenantApproval.count({ where: { ...party, offerId } });
  return { request: { body: row.body, decision: row.answer }, taken: taken > 0 };
}

/** What a purchaser holds and uses at this lender now: holds whose time has passed are gone by themselves. */
export async function exposureOf(tx: Tx, { tenantCode, callerCode }: Party, purchaserRef: string, at: Temporal.Instant): Promise<{ amountMinor: bigint; monthlyMinor: bigint }> {
  const rows = await tx.$queryRaw<{ amount: bigint; monthly: bigint }[]>`
    SELECT coalesce(sum(h.amount_minor), 0)::bigint AS amount, coalesce(sum(h.monthly_minor), 0)::bigint AS monthly
      FROM tenant_hold h JOIN tenant_approval a ON a.id = h.approval_id
     WHERE a.tenant_code = ${tenantCode} AND a.caller_code = ${callerCode} AND a.purchaser_ref = ${purchaserRef}
       AND (h.state = 'USED' OR (h.state = 'HELD' AND h.until > ${toDate(at)}))`;
  return { amountMinor: rows[0]?.amount ?? 0n, monthlyMinor: rows[0]?.monthly ?? 0n };
}

export interface SellerLimitRow {
  id: string;
  status: string;
  approvedMinor: bigint;
  usedMinor: bigint;
  version: number;
  expiresAt: Temporal.Instant;
}

export async function findSellerLimit(tx: Tx, party: Party, sellerRef: string, at: Temporal.Instant): Promise<SellerLimitRow | null> {
  const row = await tx.tenantSellerLimit.findUnique({ where: { tenantCode_callerCode_sellerRef: { ...party, sellerRef } } });
  if (!row) return null;
  const { id, status, approvedMinor, version } = row;
  return { id, status, approvedMinor, version, expiresAt: toInstant(row.expiresAt), usedMinor: await sellerUse(tx, party, sellerRef, at) };
}

/**
 * One at a time changes a seller's limit, and nobody holds or uses of it meanwhile. The row is what holds wait for
 * (`lockApproval`); before the first limit there is none, so a name is locked as well.
 */
export async function lockSeller(tx: Tx, { tenantCode, callerCode }: Party, sellerRef: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tenant-seller ${tenantCode} ${callerCode} ${sellerRef}`}, 0))`;
  await tx.$queryRaw`SELECT id FROM tenant_seller_limit
    WHERE tenant_code = ${tenantCode} AND caller_code = ${callerCode} AND seller_ref = ${sellerRef} FOR UPDATE`;
}

/** The seller that a request for a limit was about, if it was the seller's last. */
export async function sellerOfRequest(tx: Tx, party: Party, requestId: string): Promise<string | undefined> {
  const row = await tx.tenantSellerLimit.findUnique({ where: { tenantCode_callerCode_requestId: { ...party, requestId } }, select: { sellerRef: true } });
  return row?.sellerRef;
}

async function sellerUse(tx: Tx, { tenantCode, callerCode }: Party, sellerRef: string, at: Temporal.Instant): Promise<bigint> {
  const rows = await tx.$queryRaw<{ amount: bigint }[]>`
    SELECT coalesce(sum(h.amount_minor), 0)::bigint AS amount FROM tenant_hold h JOIN tenant_approval a ON a.id = h.approval_id
     WHERE a.tenant_code = ${tenantCode} AND a.caller_code = ${callerCode} AND a.seller_ref = ${sellerRef}
       AND (h.state = 'USED' OR (h.state = 'HELD' AND h.until > ${toDate(at)}))`;
  return rows[0]?.amount ?? 0n;
}

export interface NewSellerLimit {
  id: string;
  sellerRef: string;
  requestId: string;
  approvedMinor: bigint;
  expiresAt: Temporal.Instant;
}

/** A later request of the same seller replaces the earlier one; the version rises. */
export async function saveSellerLimit(tx: Tx, party: Party, { id, sellerRef, ...limit }: NewSellerLimit): Promise<void> {
  const data = { ...limit, status: 'APPROVED', expiresAt: toDate(limit.expiresAt) };
  await tx.tenantSellerLimit.upsert({
    where: { tenantCode_callerCode_sellerRef: { ...party, sellerRef } },
    create: { ...party, id, sellerRef, ...data }, update: { ...data, version: { increment: 1 } },
  });
}
