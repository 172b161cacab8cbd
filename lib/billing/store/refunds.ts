import type { Temporal } from 'temporal-polyfill';
import { LOST_AFTER_SECONDS } from '@/lib/payments/gateway';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** Owes back what an attempt has taken; false where it does already. */
export async function oweRefund(tx: Tx, { attemptId, currency, amountMinor }: { attemptId: string; currency: string; amountMinor: bigint }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.attemptRefund.createMany({
    data: [{ attemptId, currency, amountMinor, createdAt: toDate(at), askAt: toDate(at.add({ seconds: LOST_AFTER_SECONDS })) }], skipDuplicates: true,
  });
  return count === 1;
}

/** Whether what an attempt took was found to be for nothing before, whatever became of it then. */
export const isStray = async (tx: Tx, attemptId: string): Promise<boolean> =>
  (await tx.journalEntry.count({ where: { sourceType: 'attempt', sourceId: attemptId, kind: 'stray' } })) > 0;

const WITH_LEASE = {
  attempt: { include: { method: true, invoice: { include: { lease: { select: { id: true, number: true, purchaserId: true, timeZone: true } } } } } },
} satisfies Prisma.AttemptRefundInclude;
export type StrayRefund = Prisma.AttemptRefundGetPayload<{ include: typeof WITH_LEASE }>;

export const findRefund = (db: Db | Tx, attemptId: string): Promise<StrayRefund | null> => db.attemptRefund.findUnique({ where: { attemptId }, include: WITH_LEASE });

/** Its gateway cannot give it back: a person has to. False where it was paid, or handed over, already. */
export async function handRefundOver(tx: Tx, attemptId: string): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'OWED' }, data: { state: 'BY_HAND', askAt: null } });
  return count === 1;
}

/** It is paid, once: by its gateway, or by a person. False where it was, or is the other's to pay. */
export async function markRefunded(tx: Tx, attemptId: string, by: { reference: string } | { paidById: string }, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'reference' in by ? 'OWED' : 'BY_HAND' }, data: { state: 'PAID', ...by, paidAt: toDate(at), askAt: null } });
  return count === 1;
}
