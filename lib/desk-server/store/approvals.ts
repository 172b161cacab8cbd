import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Party } from './limits';

export interface ApprovalRow {
  id: string;
  /** The request that it answers. */
  requestId: string;
  purchaserRef: string;
  sellerRef: string;
  status: string;
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  version: number;
  expiresAt: Temporal.Instant;
}

export interface NewApproval extends Omit<ApprovalRow, 'version' | 'status'> {
  /** The counter-offer that is taken with it, if any. */
  offerId: string | null;
}

export async function insertApproval(tx: Tx, party: Party, approval: NewApproval): Promise<void> {
  await tx.tenantApproval.create({ data: { ...party, ...approval, status: 'LIVE', expiresAt: toDate(approval.expiresAt) } });
}

/**
 * The approval and its seller's limit, both locked, in this order: whoever adds up what they hold does so alone. What
 * is counted afterwards sees what those before have committed.
 */
export async function lockApproval(tx: Tx, { tenantCode, callerCode }: Party, approvalId: string): Promise<ApprovalRow | null> {
  const locked = await tx.$queryRaw<{ id: string; seller_ref: string }[]>`
    SELECT id, seller_ref FROM tenant_approval WHERE id = ${approvalId} AND tenant_code = ${tenantCode} AND caller_code = ${callerCode} FOR UPDATE`;
  if (!locked[0]) return null;
  await tx.$queryRaw`SELECT id FROM tenant_seller_limit
    WHERE tenant_code = ${tenantCode} AND caller_code = ${callerCode} AND seller_ref = ${locked[0].seller_ref} FOR UPDATE`;
  const row = await tx.tenantApproval.findUniqueOrThrow({ where: { id: approvalId } });
  const { id, requestId, purchaserRef, sellerRef, status, approvedMinor, monthlyCapMinor, version } = row;
  return { id, requestId, purchaserRef, sellerRef, status, approvedMinor, monthlyCapMinor, version, expiresAt: toInstant(row.expiresAt) };
}

/** One at a time adds up what a purchaser has here under several approvals: taken last, after `lockApproval`. */
export async function lockPurchaser(tx: Tx, { tenantCode, callerCode }: Party, purchaserRef: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tenant-purchaser ${tenantCode} ${callerCode} ${purchaserRef}`}, 0))`;
}

export interface HoldRow {
  orderId: string;
  amountMinor: bigint;
  monthlyMinor: bigint;
  state: 'HELD' | 'USED' | 'RELEASED';
  until: Temporal.Instant | null;
}

/** Every order under an approval, as it was last left. */
export async function findHolds(tx: Tx, approvalId: string): Promise<HoldRow[]> {
  const rows = await tx.tenantHold.findMany({ where: { approvalId } });
  return rows.map(({ orderId, amountMinor, monthlyMinor, state, until }) => ({ orderId, amountMinor, monthlyMinor, state, until: until && toInstant(until) }));
}

export async function saveHold(tx: Tx, approvalId: string, { orderId, until, ...hold }: HoldRow): Promise<void> {
  const data = { ...hold, until: until && toDate(until) };
  await tx.tenantHold.upsert({
    where: { approvalId_orderId: { approvalId, orderId } }, create: { approvalId, orderId, ...data }, update: data,
  });
}

/** Gives back what an order holds or has used. */
export async function releaseHold(tx: Tx, approvalId: string, orderId: string): Promise<undefined> {
  await tx.tenantHold.updateMany({ where: { approvalId, orderId }, data: { state: 'RELEASED', until: null } });
}

/** Every change of an approval or of what is held under it raises its version. */
export async function touchApproval(tx: Tx, approvalId: string, status?: 'DECLINED'): Promise<void> {
  await tx.tenantApproval.update({ where: { id: approvalId }, data: { version: { increment: 1 }, ...(status ? { status } : {}) } });
}
