import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { OBJECTION_CONSENT, OBJECTION_HOURS, objectionMoves, type ObjectionOutcome } from '../model/objection';

interface NewObjection {
  ask: { id: string; purchaserId: string; sellerId: string; institutionId: string };
  text: string;
  /** The desk's code: whom the purchaser lets look again. */
  desk: string;
  at: Temporal.Instant;
}

/** The objection and the consent that comes with it. */
export async function insertObjection(tx: Tx, { ask, text, desk, at }: NewObjection): Promise<{ id: string; answerBy: Temporal.Instant }> {
  const [id, answerBy] = [newId('ob'), at.add({ hours: OBJECTION_HOURS })];
  const { id: askId, purchaserId, sellerId, institutionId } = ask;
  await tx.limitObjection.create({ data: { id, askId, purchaserId, sellerId, institutionId, text, madeAt: toDate(at), answerBy: toDate(answerBy) } });
  await tx.consent.create({ data: { id: newId('cs'), userId: purchaserId, ...OBJECTION_CONSENT, recipient: desk, subjectType: 'limit_objection', subjectId: id, givenAt: toDate(at) } });
  return { id, answerBy };
}

export const hasObjection = async (tx: Tx, askId: string): Promise<boolean> => (await tx.limitObjection.count({ where: { askId } })) > 0;

/** The id of its ask, whose request is locked before the objection is read; undefined where there is none. */
export const askOfObjection = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await tx.limitObjection.findUnique({ where: { id }, select: { askId: true } }))?.askId;

export const readObjection = (tx: Tx, id: string) => tx.limitObjection.findUniqueOrThrow({ where: { id } });

interface Answering {
  answeredById: string;
  answer: string;
  outcome: ObjectionOutcome;
  newRequestId?: string;
  at: Temporal.Instant;
}

/** False when it was answered already. */
export async function answerRow(tx: Tx, id: string, { at, ...answer }: Answering): Promise<boolean> {
  const { count } = await tx.limitObjection.updateMany({
    where: { id, state: { in: sourcesOf(objectionMoves, 'ANSWERED') } }, data: { state: 'ANSWERED', ...answer, answeredAt: toDate(at) },
  });
  return count === 1;
}

/** Open ones whose time is over and of which nobody was told, oldest first. */
export const findOverdueObjections = (db: Db, now: Temporal.Instant, take: number) =>
  db.limitObjection.findMany({ where: { state: 'OPEN', answerBy: { lte: toDate(now) }, overdueToldAt: null }, select: { id: true, askId: true }, orderBy: { answerBy: 'asc' }, take });

/** True for the one that is to tell. */
export async function noteOverdue(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.limitObjection.updateMany({ where: { id, state: 'OPEN', overdueToldAt: null }, data: { overdueToldAt: toDate(at) } });
  return count === 1;
}
