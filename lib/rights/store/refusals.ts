import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { PaymentRefusal } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { refusalMoves, type Answer, type AnswerParty, type Ground, type RefusalState } from '../model/refusal';
import type { Subject } from './subjects';

export type RefusalRow = PaymentRefusal;

interface Sent {
  subject: Subject;
  /** Who has the lease. */
  purchaserId: string;
  leaseId: string;
  ground: Ground;
  facts: string;
  notice: string;
  sentAt: Temporal.Instant;
  sellerBy: Temporal.Instant;
  financierBy: Temporal.Instant;
}

export async function insertRefusal(tx: Tx, { subject, sentAt, sellerBy, financierBy, ...sent }: Sent): Promise<string> {
  const id = newId('rf');
  await tx.paymentRefusal.create({
    data: {
      id, contractId: subject.id, sellerId: subject.sellerId, institutionId: subject.institutionId, ...sent,
      sentAt: toDate(sentAt), sellerBy: toDate(sellerBy), financierBy: toDate(financierBy),
    },
    select: { id: true },
  });
  return id;
}

/** The one that is open, or stands: while there is one, no other is sent. */
export const findLiveRefusal = (tx: Tx | Db, leaseId: string): Promise<PaymentRefusal | null> =>
  tx.paymentRefusal.findFirst({ where: { leaseId, state: { in: ['OPEN', 'STANDS'] } } });

export const findRefusal = (db: Db | Tx, id: string): Promise<PaymentRefusal | null> => db.paymentRefusal.findUnique({ where: { id } });

export async function lockRefusal(tx: Tx, id: string): Promise<PaymentRefusal | null> {
  await tx.$queryRaw`SELECT id FROM payment_refusal WHERE id = ${id} FOR UPDATE`;
  return findRefusal(tx, id);
}

interface Answering {
  party: AnswerParty;
  answer: Answer;
  reason: string | null;
  personId: string;
  at: Temporal.Instant;
}

/** One party's answer, once, while it is open and in its days; false otherwise. */
export async function writeAnswer(tx: Tx, id: string, { party, answer, reason, personId, at }: Answering): Promise<boolean> {
  const [where, data] = party === 'SELLER'
    ? [{ sellerAnswer: null, sellerBy: { gt: toDate(at) } }, { sellerAnswer: answer, sellerReason: reason, sellerAt: toDate(at), sellerPersonId: personId }]
    : [{ financierAnswer: null, financierBy: { gt: toDate(at) } }, { financierAnswer: answer, financierReason: reason, financierAt: toDate(at), deskPersonId: personId }];
  const { count } = await tx.paymentRefusal.updateMany({ where: { id, state: 'OPEN', ...where }, data });
  return count === 1;
}

export async function closeRefusal(tx: Tx, id: string, to: RefusalState, { by, at }: { by: 'ANSWER' | 'SILENCE' | 'OBJECTION' | 'WITHDRAWAL'; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.paymentRefusal.updateMany({ where: { id, state: { in: sourcesOf(refusalMoves, to) } }, data: { state: to, closedBy: by, closedAt: toDate(at) } });
  return count === 1;
}

/** Open ones of which somebody's days are over, oldest first. */
export const findSilent = (db: Db, now: Temporal.Instant): Promise<{ id: string; leaseId: string; contractId: string }[]> =>
  db.paymentRefusal.findMany({
    where: { state: 'OPEN', OR: [{ sellerAnswer: null, sellerBy: { lte: toDate(now) } }, { financierAnswer: null, financierBy: { lte: toDate(now) } }] },
    select: { id: true, leaseId: true, contractId: true }, orderBy: { sentAt: 'asc' }, take: 100,
  });

/** What the purchaser withdrew from is over with it. */
export const findOvertaken = (tx: Tx, leaseId: string): Promise<PaymentRefusal[]> => tx.paymentRefusal.findMany({ where: { leaseId, state: { in: ['OPEN', 'REJECTED'] } } });
