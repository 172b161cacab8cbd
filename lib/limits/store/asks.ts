import type { Temporal } from 'temporal-polyfill';
import type { OfferAnswer } from '@/lib/institutions/model/answers';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import type { Help } from '../model/help';
import type { CreditReason } from '../model/scorecard';
import { askMoves, type AskState } from '../model/states';

export interface NewAsk {
  limitRequestId: string;
  purchaserId: string;
  sellerId: string;
  institutionId: string;
  terms: WireTerms;
  acceptsOffer?: string;
  answerBy: Temporal.Instant;
  at: Temporal.Instant;
}

/** @returns the id, which is the protocol's requestId */
export async function insertAsk(tx: Tx, { terms, acceptsOffer, answerBy, at, ...ask }: NewAsk): Promise<string> {
  const id = newId('lr');
  await tx.limitAsk.create({
    data: { id, ...ask, terms: { ...terms }, acceptsOffer: acceptsOffer ?? null, answerBy: toDate(answerBy), askedAt: toDate(at) },
  });
  return id;
}

export interface AskChange {
  to: AskState;
  /** Of the answer; left as it is without one. */
  version?: number;
  reasons?: CreditReason[];
  helps?: Help[];
  offers?: OfferAnswer[];
  assessment?: Record<string, unknown>;
  answerBy?: Temporal.Instant;
  /** Set for an answer that a purchaser can act on. */
  answeredAt?: Temporal.Instant;
  decidedById?: string;
  note?: string;
}

/** Moves an ask, or writes another answer of the same kind; false when it does not stand where it may move from. */
export async function moveAsk(tx: Tx, id: string, { to, version, reasons, helps, offers, assessment, answerBy, answeredAt, decidedById, note }: AskChange): Promise<boolean> {
  const data: Prisma.LimitAskUpdateManyMutationInput = {
    state: to,
    ...(version === undefined ? {} : { version }),
    ...(reasons ? { reasons: reasons.map((reason) => ({ ...reason })) } : {}),
    ...(helps ? { helps: helps.map((help) => ({ ...help })) } : {}),
    ...(offers ? { offers: JSON.parse(JSON.stringify(offers)) as Prisma.InputJsonArray } : {}),
    ...(assessment ? { assessment: JSON.parse(JSON.stringify(assessment)) as Prisma.InputJsonObject } : {}),
    ...(answerBy ? { answerBy: toDate(answerBy) } : {}),
    ...(answeredAt ? { answeredAt: toDate(answeredAt) } : {}),
    ...(decidedById ? { decidedById } : {}),
    ...(note === undefined ? {} : { note }),
  };
  const { count } = await tx.limitAsk.updateMany({ where: { id, state: { in: [...sourcesOf(askMoves, to), to] } }, data });
  return count === 1;
}

/** An ask with everything that the question to its financier says. */
export const findQuestion = (db: Db | Tx, askId: string) =>
  db.limitAsk.findUnique({
    where: { id: askId },
    include: {
      institution: { select: { id: true, code: true, kind: true, status: true } },
      limitRequest: { include: { listing: { include: { seller: true } }, listingVersion: true } },
    },
  });
export type Question = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;

export const findLenderConsents = (db: Db | Tx, requestId: string) =>
  db.consent.findMany({ where: { subjectType: 'limit_request', subjectId: requestId }, select: { code: true, recipient: true, version: true, givenAt: true } });

export interface OverdueAsk {
  id: string;
  state: AskState;
  outside: boolean;
  answerBy: Date;
}

/** Asks that have waited past their time, oldest first. */
export async function findOverdueAsks(db: Db, now: Temporal.Instant, limit: number): Promise<OverdueAsk[]> {
  const rows = await db.limitAsk.findMany({
    where: { state: { in: ['QUEUED', 'PENDING', 'REFERRED'] }, answerBy: { lte: toDate(now) } },
    select: { id: true, state: true, answerBy: true, institution: { select: { kind: true } } }, orderBy: { answerBy: 'asc' }, take: limit,
  });
  return rows.map(({ id, state, answerBy, institution }) => ({ id, state, answerBy, outside: institution.kind === 'HTTP' }));
}

/** What one financier has offered under one request, taken up or not. */
export const findOffersOf = (db: Db | Tx, limitRequestId: string, institutionId: string) =>
  db.limitAsk.findMany({ where: { limitRequestId, institutionId }, select: { offers: true } });

/** Questions that a financier has not been asked yet, or with `all` those that it has not answered either. */
export async function findAsksToLeave(db: Db, institutionId: string, all: boolean): Promise<string[]> {
  const rows = await db.limitAsk.findMany({ where: { institutionId, state: { in: all ? ['QUEUED', 'PENDING', 'REFERRED'] : ['QUEUED'] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export async function findStatus(db: Db, institutionId: string): Promise<'ACTIVE' | 'PAUSED' | 'REMOVED' | undefined> {
  return (await db.institution.findUnique({ where: { id: institutionId }, select: { status: true } }))?.status;
}

/** Questions referred to the desk's person of whose time a quarter is left, and of which it was not told yet; the one due first on top. */
export async function findRunningOut(db: Db, now: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM limit_ask a JOIN institution i ON i.id = a.institution_id AND i.kind = 'DESK'
     WHERE a.state = 'REFERRED' AND a.hurried_at IS NULL AND a.answer_by > ${toDate(now)} AND a.answer_by - ${toDate(now)}::timestamptz <= (a.answer_by - a.asked_at) / 4
     ORDER BY a.answer_by LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** False when it was told already, or is decided. */
export async function markHurried(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.limitAsk.updateMany({ where: { id, state: 'REFERRED', hurriedAt: null }, data: { hurriedAt: toDate(at) } })).count === 1;
}
