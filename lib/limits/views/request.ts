import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import type { RequestState } from '../model/states';
import { priced } from '../model/terms';
import { isUsable, isWaiting } from '../model/usable';
import { isLiveSellerLimit } from '../store/seller-limits';
import { answersOf, approvalRow, currentAsks, type Answers, type AskRow, type Lender, type OfferRow, type Sight } from './answers';
import { coverOf, type Goods } from './goods';

export interface LogRow {
  key: string;
  at: string;
  /** Last word of the audit action: `requested`, `approved`, `counter-offer`… */
  what: string;
  lender: Lender | null;
}

export interface LimitRequestPage extends Answers {
  id: string;
  number: string;
  state: RequestState;
  goods: Goods;
  sellerName: string;
  createdAt: string;
  now: string;
  /** Financiers that gave an answer, of those asked. */
  answered: number;
  asked: number;
  /** The approval whose order form was opened, with what that takes of its limits. */
  chosen: (OfferRow & { approvalId: string }) | null;
  /** The terms that count now: of the chosen approval, or of the offer taken up; `goods` keeps those first asked for. */
  terms: { termMonths: number; firstPaymentMinor: bigint };
  log: LogRow[];
  /** Changes with every answer: what the page asks for while it waits. */
  stamp: string;
}

const lender = { select: { code: true, nameKo: true, nameEn: true } } as const;
const askRow = {
  id: true, state: true, version: true, terms: true, reasons: true, offers: true, askedAt: true, answeredAt: true, answerBy: true, institutionId: true, acceptsOffer: true, helps: true,
  objections: { select: { text: true, answerBy: true, answeredAt: true, outcome: true, answer: true, newRequestId: true }, orderBy: { madeAt: 'desc' }, take: 1 },
  institution: lender,
  approval: {
    select: {
      id: true, status: true, terms: true, expiresAt: true, endedReason: true,
      approvedMinor: true, heldMinor: true, usedMinor: true, monthlyCapMinor: true, monthlyHeldMinor: true, monthlyUsedMinor: true,
    },
  },
} as const;

/** One of the purchaser's own requests; null for every other. */
export async function limitRequestPage({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<LimitRequestPage | null> {
  const request = await db.limitRequest.findFirst({
    where: { purchaserId: actor.userId, id },
    include: { asks: { select: askRow, orderBy: { id: 'asc' } }, listing: { include: { seller: true } }, listingVersion: true },
  });
  if (!request) return null;
  const now = clock.now();
  const asks = currentAsks(request.asks);
  const [cover, sellerFree, log] = await Promise.all([coverOf(db, request.listingVersion), sellerFreeOf(db, request.sellerId, now), logOf(db, id)]);
  const sight: Sight = { currency: request.currency, nowMs: now.epochMilliseconds, open: request.state === 'OPEN', sellerFree };
  const chosen = chosenOf(asks, request.state, sight);
  return {
    id, number: request.number, state: request.state,
    goods: { ...cover, listingId: request.listingId, termMonths: request.termMonths, firstPaymentMinor: request.firstPaymentMinor },
    sellerName: request.listing.seller.businessName,
    createdAt: request.createdAt.toISOString(), now: now.toString(),
    ...answersOf(asks, sight),
    ...countOf(asks), log, stamp: stampOf(request.state, request.asks),
    chosen, terms: termsOf(chosen ?? takenUp(asks, sight) ?? request),
  };
}

const termsOf = ({ termMonths, firstPaymentMinor }: LimitRequestPage['terms']) => ({ termMonths, firstPaymentMinor });

function chosenOf(asks: readonly AskRow[], state: RequestState, sight: Sight): LimitRequestPage['chosen'] {
  const ask = state === 'CHOSEN' ? asks.find((each) => each.state === 'APPROVED') : undefined;
  return ask?.approval ? approvalRow(ask, ask.approval, sight) : null;
}

/** The terms of the counter-offer that was taken up last, while it is asked for or stands. */
function takenUp(asks: readonly AskRow[], { currency, nowMs }: Sight): LimitRequestPage['terms'] | undefined {
  const ask = asks.findLast((each) => each.acceptsOffer !== null && (isWaiting(each) || isUsable(each, nowMs)));
  return ask && priced(currency, ask.terms).terms;
}

export interface LimitProgress {
  stamp: string;
  answered: number;
  asked: number;
}

/** As much of it as a waiting page asks for every other second. */
export async function limitProgress(db: Db, actor: Actor, id: string): Promise<LimitProgress | null> {
  const request = await db.limitRequest.findFirst({
    where: { purchaserId: actor.userId, id }, select: { state: true, asks: { select: askRow, orderBy: { id: 'asc' } } },
  });
  return request && { stamp: stampOf(request.state, request.asks), ...countOf(currentAsks(request.asks)) };
}

const WITHOUT_ANSWER = new Set(['QUEUED', 'PENDING', 'REFERRED', 'FAILED']);
const countOf = (asks: readonly AskRow[]) => ({ asked: asks.length, answered: asks.filter((ask) => !WITHOUT_ANSWER.has(ask.state)).length });

const stampOf = (state: RequestState, asks: readonly (AskRow & { version: number })[]): string =>
  [state, ...asks.map((ask) => `${ask.id}:${ask.state}:${ask.version}:${approvalStamp(ask)}:${ask.objections.map(({ answeredAt }) => (answeredAt ? 'answered' : 'open')).join('')}`)].join('|');

/** An approval is taken back or lowered without the answer that gave it becoming another. */
const approvalStamp = ({ approval }: AskRow): string => (approval ? `${approval.status}/${approval.approvedMinor}/${approval.monthlyCapMinor}` : '');

async function sellerFreeOf(db: Db, sellerId: string, now: Parameters<typeof isLiveSellerLimit>[1]): Promise<Map<string, bigint>> {
  const limits = await db.sellerLimit.findMany({ where: { sellerId } });
  return new Map(limits.filter((limit) => isLiveSellerLimit(limit, now)).map((limit) => [limit.institutionId, limit.approvedMinor - limit.heldMinor - limit.usedMinor]));
}

/** What happened, in order. */
async function logOf(db: Db, id: string): Promise<LogRow[]> {
  const entries = await db.auditEntry.findMany({
    where: { subjectType: 'limit_request', subjectId: id }, orderBy: { seq: 'asc' }, select: { seq: true, at: true, action: true, data: true },
  });
  const lenders = new Map((await db.institution.findMany(lender)).map((each) => [each.code, each]));
  return entries.map(({ seq, at, action, data }) => ({
    key: String(seq), at: at.toISOString(), what: action.replace(/^limit\./, ''), lender: lenders.get(String((data as { lender?: string } | null)?.lender)) ?? null,
  }));
}
