import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma, Withdrawal } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { SEEN_TO_DAYS } from '../model/cases';
import { withdrawalMoves, type WithdrawalState } from '../model/withdrawal';
import type { Subject } from './subjects';

export type WithdrawalRow = Withdrawal;

interface Sent {
  subject: Subject;
  sentAt: Temporal.Instant;
  lastOn: string;
  returnBy: Temporal.Instant;
  notice: string;
}

/** The notice as it was sent. @returns its id; null where this contract was withdrawn from already */
export async function insertWithdrawal(tx: Tx, { subject, sentAt, lastOn, returnBy, notice }: Sent): Promise<string | null> {
  const id = newId('wd');
  const { count } = await tx.withdrawal.createMany({
    data: [{
      id, contractId: subject.id, orderId: subject.orderId, purchaserId: subject.purchaserId, sellerId: subject.sellerId, institutionId: subject.institutionId,
      sentAt: toDate(sentAt), lastOn: fromPlainDate(lastOn), returnBy: toDate(returnBy), notice, currency: (subject.terms as { currency: string }).currency,
    }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export const findWithdrawal = (db: Db | Tx, by: { id: string } | { contractId: string }): Promise<Withdrawal | null> => db.withdrawal.findUnique({ where: by });

/** Held until the transaction ends. */
export async function lockWithdrawal(tx: Tx, id: string): Promise<Withdrawal | null> {
  await tx.$queryRaw`SELECT id FROM withdrawal WHERE id = ${id} FOR UPDATE`;
  return findWithdrawal(tx, { id });
}

/** What it ended is ended; false when that was done before. */
export async function markTakenUp(tx: Tx, id: string, { leaseId, refundMinor, at }: { leaseId: string | null; refundMinor: bigint; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.withdrawal.updateMany({ where: { id, takenUpAt: null }, data: { leaseId, refundMinor, takenUpAt: toDate(at) } });
  return count === 1;
}

/** Moves it where the moves allow; false when it stood elsewhere, so that of two movers one wins. */
export async function moveWithdrawal(tx: Tx, id: string, to: WithdrawalState, data: Prisma.WithdrawalUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await tx.withdrawal.updateMany({ where: { id, takenUpAt: { not: null }, state: { in: sourcesOf(withdrawalMoves, to) } }, data: { ...data, state: to } });
  return count === 1;
}

/** Everything is given back: it is over, but for a dispute that the desk decides still. False where that was known, or the goods are not back. */
export async function markGivenBack(tx: Tx, id: string, { by, at }: { by: string; at: Temporal.Instant }): Promise<boolean> {
  const [where, data] = [{ id, takenUpAt: { not: null }, refundedAt: null }, { refundedAt: toDate(at), refundedById: by }];
  const over = await tx.withdrawal.updateMany({ where: { ...where, state: 'RETURNED' }, data: { ...data, state: 'REFUNDED' } });
  const disputed = await tx.withdrawal.updateMany({ where: { ...where, state: 'DISPUTED' }, data });
  return over.count + disputed.count === 1;
}

/** It was given back, and is not: a part of the refund failed later. */
export async function reopenRefunded(tx: Tx, id: string): Promise<void> {
  const data = { refundedAt: null, refundedById: null };
  await tx.withdrawal.updateMany({ where: { id, state: 'REFUNDED' }, data: { ...data, state: 'RETURNED' } });
  await tx.withdrawal.updateMany({ where: { id, state: 'DISPUTED' }, data });
}

/** Sent while the contract was being sealed: what it ends is there now. */
export const findToTakeUp = (db: Db): Promise<{ id: string; contractId: string; orderId: string }[]> => db.$queryRaw`
  SELECT w.id, w.contract_id AS "contractId", w.order_id AS "orderId" FROM withdrawal w JOIN lease l ON l.contract_id = w.contract_id WHERE w.taken_up_at IS NULL ORDER BY w.sent_at LIMIT 100`;

interface Late { id: string; contractId: string; kind: 'GOODS_LATE' | 'REFUND_LATE' }

/** Goods or refunds that are late and of which the desk does not know, or has said long ago that they were seen to; all, or as it stands of one. */
export const findLate = (db: Db | Tx, now: Temporal.Instant, only: string | null = null): Promise<Late[]> => db.$queryRaw`
  SELECT w.id, w.contract_id AS "contractId", x.kind FROM withdrawal w
   JOIN LATERAL (SELECT CASE WHEN w.state = 'SENT' THEN 'GOODS_LATE' ELSE 'REFUND_LATE' END AS kind) x ON true
   WHERE (${only}::text IS NULL OR w.id = ${only}) AND ((w.state = 'SENT' AND w.return_by <= ${toDate(now)}) OR (w.state IN ('RETURNED', 'DISPUTED') AND w.refunded_at IS NULL AND w.refund_by <= ${toDate(now)}))
     AND NOT EXISTS (SELECT 1 FROM rights_case k WHERE k.withdrawal_id = w.id AND k.kind::text = x.kind AND (k.state = 'OPEN' OR k.closed_at > ${toDate(now.subtract({ hours: 24 * SEEN_TO_DAYS }))}))
   ORDER BY w.sent_at LIMIT 100`;
