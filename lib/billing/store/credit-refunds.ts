import type { Temporal } from 'temporal-polyfill';
import { LOST_AFTER_SECONDS } from '@/lib/payments/gateway';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { Payer } from './refunds';

/** Leases that have ended and still have something to their good; not while a payment of an open bill is on its way. */
export const findCreditsOver = (db: Db, most: number): Promise<{ leaseId: string }[]> => db.$queryRaw`
  SELECT DISTINCT c.lease_id AS "leaseId" FROM lease_credit c JOIN lease l ON l.id = c.lease_id
   WHERE c.used_minor < c.amount_minor AND l.state = 'ENDED'
     AND NOT EXISTS (SELECT 1 FROM invoice v JOIN collection_attempt a ON a.invoice_id = v.id WHERE v.lease_id = l.id AND v.state IN ('OPEN', 'DEFERRED') AND a.state IN ('PENDING', 'UNKNOWN'))
   ORDER BY 1 LIMIT ${most}::int`;

/** An ended lease, its row held; null where it runs. */
export async function lockEnded(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${id} FOR UPDATE`;
  return tx.lease.findFirst({ where: { id, state: 'ENDED' }, select: { id: true, number: true, purchaserId: true, currency: true, timeZone: true } });
}

/** Whether money for an invoice is on its way. */
export const isBeingPaid = async (tx: Tx, invoiceId: string): Promise<boolean> =>
  await tx.collectionAttempt.count({ where: { invoiceId, state: { in: ['PENDING', 'UNKNOWN'] } } }) > 0;

/** The last payment of a lease that so much can be given back out of, its row held. */
export async function findPaidWith(tx: Tx, leaseId: string, amountMinor: bigint): Promise<{ id: string; gateway: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; gateway: string }[]>`
    SELECT a.id, m.gateway FROM collection_attempt a JOIN invoice v ON v.id = a.invoice_id JOIN payment_method m ON m.id = a.method_id JOIN lease l ON l.id = v.lease_id AND l.purchaser_id = m.purchaser_id
     WHERE v.lease_id = ${leaseId} AND a.state = 'SUCCEEDED' AND a.reference IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attempt_refund r WHERE r.attempt_id = a.id)
       AND a.amount_minor - (SELECT coalesce(sum(r.amount_minor), 0) FROM (SELECT amount_minor, attempt_id FROM credit_refund UNION ALL SELECT amount_minor, attempt_id FROM withdrawal_refund) r WHERE r.attempt_id = a.id) >= ${amountMinor}
     ORDER BY a.settled_at DESC, a.id DESC LIMIT 1 FOR UPDATE OF a`;
  return row ?? null;
}

interface Owed { creditId: string; attemptId: string | null; currency: string; amountMinor: bigint }

/** What is left of a credit is given back, and so used; its row is held by the caller. */
export async function oweCredit(tx: Tx, { amountMinor, ...owed }: Owed, at: Temporal.Instant): Promise<string> {
  const id = newId('cf');
  const asked = owed.attemptId === null ? { state: 'BY_HAND' as const } : { state: 'OWED' as const, askAt: toDate(at.add({ seconds: LOST_AFTER_SECONDS })) };
  await tx.creditRefund.create({ data: { id, ...owed, amountMinor, createdAt: toDate(at), ...asked }, select: { id: true } });
  await tx.leaseCredit.update({ where: { id: owed.creditId }, data: { usedMinor: { increment: amountMinor } } });
  return id;
}

const WITH_LEASE = {
  attempt: { include: { method: true } }, credit: { select: { lease: { select: { id: true, number: true, purchaserId: true, timeZone: true } } } },
} satisfies Prisma.CreditRefundInclude;
export type OwedCredit = Prisma.CreditRefundGetPayload<{ include: typeof WITH_LEASE }>;

export const findCreditRefund = (db: Db | Tx, id: string): Promise<OwedCredit | null> => db.creditRefund.findUnique({ where: { id }, include: WITH_LEASE });

/** As it stands once whoever settles it now has done so; its row is held. */
export async function lockCreditRefund(tx: Tx, id: string): Promise<OwedCredit | null> {
  await tx.$queryRaw`SELECT id FROM credit_refund WHERE id = ${id} FOR UPDATE`;
  return findCreditRefund(tx, id);
}

/** Its gateway cannot give it back: a person has to. False where it was paid, or handed over, already. */
export async function handCreditOver(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.creditRefund.updateMany({ where: { id, state: 'OWED' }, data: { state: 'BY_HAND', askAt: null } });
  return count === 1;
}

/** What its gateway had accepted it could not do after all: a person has to. False where that is known, or it was another's. */
export async function takeCreditBack(tx: Tx, id: string, reference: string): Promise<boolean> {
  const { count } = await tx.creditRefund.updateMany({ where: { id, state: 'PAID', reference }, data: { state: 'BY_HAND', reference: null, paidAt: null, failedReference: reference } });
  return count === 1;
}

/** It is paid, once: by its gateway, or by a person. False where it was, or is the other's to pay. */
export async function markCreditPaid(tx: Tx, id: string, by: Payer, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.creditRefund.updateMany({ where: { id, state: 'reference' in by ? 'OWED' : 'BY_HAND' }, data: { state: 'PAID', ...by, paidAt: toDate(at), askAt: null } });
  return count === 1;
}
