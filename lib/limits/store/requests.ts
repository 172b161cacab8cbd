import type { Temporal } from 'temporal-polyfill';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { nextNumber } from '@/lib/platform/numbers';
import { LENDER_CONSENT } from '../model/limit-request';
import type { Employment } from '../model/scorecard';
import { requestMoves, type RequestState } from '../model/states';

export interface NewRequest {
  purchaserId: string;
  sellerId: string;
  listingId: string;
  listingVersionId: string;
  currency: string;
  termMonths: number;
  firstPaymentMinor: bigint;
  terms: WireTerms;
  birthYear: number;
  annualIncomeMinor: bigint;
  employment: Employment;
  monthlyObligationsMinor: bigint;
  answerBy: Temporal.Instant;
  at: Temporal.Instant;
}

/** @returns id and readable number */
export async function insertRequest(tx: Tx, { at, answerBy, ...request }: NewRequest): Promise<{ id: string; number: string }> {
  const [id, number] = [newId('q'), await nextNumber(tx, 'R', at)];
  await tx.limitRequest.create({ data: { id, number, ...request, terms: { ...request.terms }, answerBy: toDate(answerBy), createdAt: toDate(at) } });
  return { id, number };
}

/** One consent for each lender by its code, in the version that was shown. */
export async function insertLenderConsents(tx: Tx, given: { userId: string; requestId: string; lenders: string[]; at: Temporal.Instant }): Promise<void> {
  await tx.consent.createMany({
    data: given.lenders.map((recipient) => ({
      id: newId('cs'), userId: given.userId, ...LENDER_CONSENT, recipient, subjectType: 'limit_request', subjectId: given.requestId, givenAt: toDate(given.at),
    })),
  });
}

/** Everything that happens to a request or its asks happens under this lock: who sees "all answered" sees it once. */
export async function lockRequest(tx: Tx, requestId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM limit_request WHERE id = ${requestId} FOR UPDATE`;
  return rows.length === 1;
}

/** The same, found by one of its asks. */
export async function lockRequestOfAsk(tx: Tx, askId: string): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM limit_request r JOIN limit_ask a ON a.limit_request_id = r.id WHERE a.id = ${askId} FOR UPDATE OF r`;
  return rows[0]?.id;
}

/** The same, found by an approval, with whose it is. */
export async function lockRequestOfApproval(tx: Tx, approvalId: string): Promise<{ id: string; number: string; purchaserId: string } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; number: string; purchaserId: string }[]>`
    SELECT r.id, r.number, r.purchaser_id AS "purchaserId" FROM limit_request r JOIN limit_ask k ON k.limit_request_id = r.id JOIN approval a ON a.ask_id = k.id
     WHERE a.id = ${approvalId} FOR UPDATE OF r`;
  return rows[0];
}

/** A locked request with its asks and their approvals. */
export const readRequest = (tx: Tx, requestId: string) =>
  tx.limitRequest.findUniqueOrThrow({
    where: { id: requestId },
    include: {
      listingVersion: { select: { title: true } },
      asks: { include: { approval: true, institution: { select: { id: true, code: true, kind: true, status: true, nameKo: true, nameEn: true } } }, orderBy: { id: 'asc' } },
    },
  });
export type RequestWithAsks = Awaited<ReturnType<typeof readRequest>>;
export type AskOfRequest = RequestWithAsks['asks'][number];

/** False when it did not stand where it may move from. */
export async function moveRequest(tx: Tx, id: string, to: Exclude<RequestState, 'OPEN'>, at: Temporal.Instant, reason?: string): Promise<boolean> {
  const { count } = await tx.limitRequest.updateMany({
    where: { id, state: { in: sourcesOf(requestMoves, to) } },
    data: { state: to, closedAt: toDate(at), closedReason: reason ?? null },
  });
  return count === 1;
}

/** A person, or a newer question, takes longer than the request had. */
export async function extendAnswerBy(tx: Tx, id: string, answerBy: Temporal.Instant): Promise<void> {
  await tx.limitRequest.updateMany({ where: { id, answerBy: { lt: toDate(answerBy) } }, data: { answerBy: toDate(answerBy) } });
}

/** Ids of open requests made before an instant, oldest first. */
export async function findOldRequests(db: Db, before: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await db.limitRequest.findMany({
    where: { state: 'OPEN', createdAt: { lt: toDate(before) } }, select: { id: true }, orderBy: { createdAt: 'asc' }, take: limit,
  });
  return rows.map(({ id }) => id);
}
