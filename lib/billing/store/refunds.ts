import type { Temporal } from 'temporal-polyfill';
import { LOST_AFTER_SECONDS } from '@/lib/payments/gateway';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

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

export const findRefund = (db: Db | Tx, attemptId: string) => db.attemptRefund.findUnique({
  where: { attemptId }, include: { attempt: { include: { method: true, invoice: { include: { lease: { select: { id: true, number: true, purchaserId: true, timeZone: true } } } } } } },
});

export async function markRefunded(tx: Tx, attemptId: string, reference: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'OWED' }, data: { state: 'PAID', reference, paidAt: toDate(at), askAt: null } });
  return count === 1;
}
