import type { Temporal } from 'temporal-polyfill';
import { LOST_AFTER_SECONDS } from '@/lib/payments/gateway';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { RefundPart, Taken } from '../model/refund-parts';

/**
 * The payments that paid a lease's bills, the first one first, with what can still be given back of each. The lease's row
 * is held from then on, so that a credit of it is not given back out of the same at once.
 */
export async function findTaken(tx: Tx, leaseId: string): Promise<(Taken & { gateway: string })[]> {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${leaseId} FOR UPDATE`;
  return tx.$queryRaw`
    SELECT a.id AS "attemptId", m.gateway, a.amount_minor - (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM credit_refund r WHERE r.attempt_id = a.id) AS "leftMinor"
      FROM collection_attempt a JOIN invoice v ON v.id = a.invoice_id JOIN payment_method m ON m.id = a.method_id
     WHERE v.lease_id = ${leaseId} AND v.state = 'PAID' AND a.state = 'SUCCEEDED' AND a.reference IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attempt_refund r WHERE r.attempt_id = a.id)
     ORDER BY a.settled_at, a.id`;
}

interface Owing { withdrawalId: string; currency: string; at: Temporal.Instant }

/** @returns what the parts are called, those by hand aside */
export async function insertParts(tx: Tx, parts: readonly RefundPart[], { at, ...of }: Owing): Promise<string[]> {
  const asked = { state: 'OWED', askAt: toDate(at.add({ seconds: LOST_AFTER_SECONDS })) } as const;
  const rows = parts.map((part) => ({ id: newId('wr'), ...of, ...part, createdAt: toDate(at), ...(part.attemptId === null ? { state: 'BY_HAND' as const } : asked) }));
  await tx.withdrawalRefund.createMany({ data: rows });
  return rows.filter(({ attemptId }) => attemptId !== null).map(({ id }) => id);
}

const WITH_ATTEMPT = { attempt: { select: { reference: true, method: { select: { gateway: true } } } }, withdrawal: { select: { contractId: true } } } satisfies Prisma.WithdrawalRefundInclude;
export type OwedPart = Prisma.WithdrawalRefundGetPayload<{ include: typeof WITH_ATTEMPT }>;

export const findPart = (db: Db | Tx, id: string): Promise<OwedPart | null> => db.withdrawalRefund.findUnique({ where: { id }, include: WITH_ATTEMPT });

/** As it stands once whoever settles it now has done so; its withdrawal is held, as by them. */
export async function lockPart(tx: Tx, id: string): Promise<OwedPart | null> {
  await tx.$queryRaw`SELECT w.id FROM withdrawal w JOIN withdrawal_refund r ON r.withdrawal_id = w.id WHERE r.id = ${id} FOR UPDATE OF w`;
  return findPart(tx, id);
}

/** What a person has to give back. */
export const findPartsByHand = (db: Db | Tx, withdrawalId: string): Promise<OwedPart[]> => db.withdrawalRefund.findMany({ where: { withdrawalId, state: 'BY_HAND' }, orderBy: { id: 'asc' }, include: WITH_ATTEMPT });

/** Its gateway cannot give it back: a person has to. False where it was paid, or handed over, already. */
export async function handPartOver(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.withdrawalRefund.updateMany({ where: { id, state: 'OWED' }, data: { state: 'BY_HAND', askAt: null } });
  return count === 1;
}

/** What its gateway had accepted it could not do after all: a person has to. False where that is known, or it was another's. */
export async function takePartBack(tx: Tx, id: string, reference: string): Promise<boolean> {
  const { count } = await tx.withdrawalRefund.updateMany({ where: { id, state: 'PAID', reference }, data: { state: 'BY_HAND', reference: null, paidAt: null, failedReference: reference } });
  return count === 1;
}

/** It is paid, once: by its gateway, or by a person. False where it was, or is the other's to pay. */
export async function markPartPaid(tx: Tx, id: string, by: { reference: string } | { paidById: string; evidence?: string }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.withdrawalRefund.updateMany({ where: { id, state: 'reference' in by ? 'OWED' : 'BY_HAND' }, data: { state: 'PAID', ...by, paidAt: toDate(at), askAt: null } });
  return count === 1;
}

/** Whether it is known already in which parts it is given back. */
export const hasParts = async (tx: Tx, withdrawalId: string): Promise<boolean> => await tx.withdrawalRefund.count({ where: { withdrawalId } }) > 0;

/** Whether something of it is still to be given back. */
export const isPartOwed = async (tx: Tx, withdrawalId: string): Promise<boolean> => await tx.withdrawalRefund.count({ where: { withdrawalId, state: { not: 'PAID' } } }) > 0;

/** How many parts of it failed after they were told to be paid. */
export const countFailed = (tx: Tx, withdrawalId: string): Promise<number> => tx.withdrawalRefund.count({ where: { withdrawalId, failedReference: { not: null } } });
