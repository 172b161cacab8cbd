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

const KEY_END = ':refund';

/** Under what a gateway is asked for it; other refunds are asked for under their own ids. */
export const keyOfStray = (attemptId: string): string => `${attemptId}${KEY_END}`;
export const strayOfKey = (key: string): string => (key.endsWith(KEY_END) ? key.slice(0, -KEY_END.length) : '');

export const findRefund = (db: Db | Tx, attemptId: string): Promise<StrayRefund | null> => db.attemptRefund.findUnique({ where: { attemptId }, include: WITH_LEASE });

/** As it stands once whoever settles it now has done so; its row is held. */
export async function lockRefund(tx: Tx, attemptId: string): Promise<StrayRefund | null> {
  await tx.$queryRaw`SELECT attempt_id FROM attempt_refund WHERE attempt_id = ${attemptId} FOR UPDATE`;
  return findRefund(tx, attemptId);
}

/** Its gateway cannot give it back: a person has to. False where it was paid, or handed over, already. */
export async function handRefundOver(tx: Tx, attemptId: string): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'OWED' }, data: { state: 'BY_HAND', askAt: null } });
  return count === 1;
}

/** What its gateway had accepted it could not do after all: a person has to. False where that is known, or it was another's. */
export async function takeRefundBack(tx: Tx, attemptId: string, reference: string): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'PAID', reference }, data: { state: 'BY_HAND', reference: null, paidAt: null, failedReference: reference } });
  return count === 1;
}

/** Who gave it back: the gateway that was asked, a person, or the gateway by another way, as a person can show. */
export type Payer = { reference: string } | { paidById: string; evidence?: string };

/** It is paid, once: by its gateway, or by a person. False where it was, or is the other's to pay. */
export async function markRefunded(tx: Tx, attemptId: string, by: Payer, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.attemptRefund.updateMany({ where: { attemptId, state: 'reference' in by ? 'OWED' : 'BY_HAND' }, data: { state: 'PAID', ...by, paidAt: toDate(at), askAt: null } });
  return count === 1;
}
