import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import { endBeforeUse, type FormEnd } from '../model/approval-end';
import type { RequestState } from '../model/states';
import { priced } from '../model/terms';
import { isUsable, isWaiting } from '../model/usable';
import { isLiveSellerLimit } from '../store/seller-limits';
import { answersOf, approvalRow, currentAsks, takenUps, type Answers, type AskRow, type OfferRow, type Sight } from './answers';
import { coverOf, type Goods } from './goods';
import { requestLog, type LogRow } from './request-log';

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
  chosen: Chosen | null;
  /** Why the chosen approval is over before it was used; null while it stands, or is used. */
  end: FormEnd | null;
  /** What became of the offers that were taken up. */
  taken: Taken;
  /** The terms that count now: of the chosen approval, or of the offer taken up where nothing else is before the reader; `goods` keeps those first asked for. */
  terms: { termMonths: number; firstPaymentMinor: bigint };
  log: LogRow[];
  /** Changes with every answer: what the page asks for while it waits. */
  stamp: string;
}

export interface Chosen extends OfferRow {
  approvalId: string;
  /** The order whose form was opened with it, the last one. */
  orderId: string | null;
}

export interface Taken {
  /** Of the row in which the last one is being answered, or is approved. */
  key: string | null;
  /** Of the row that says why the last one was not approved. */
  refusedKey: string | null;
}

const lender = { select: { code: true, nameKo: true, nameEn: true, status: true } } as const;
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
  const [cover, sellerFree, log] = await Promise.all([coverOf(db, request.listingVersion), sellerFreeOf(db, request.sellerId, now), requestLog(db, id, request.asks)]);
  const sight: Sight = { currency: request.currency, nowMs: now.epochMilliseconds, open: request.state === 'OPEN', sellerFree, takenUp: takenUps(request.asks) };
  const chosen = chosenOf(asks, request.state, sight);
  const answers = answersOf(asks, sight);
  const taken = takenOf(asks, sight);
  return {
    id, number: request.number, state: request.state,
    goods: { ...cover, listingId: request.listingId, termMonths: request.termMonths, firstPaymentMinor: request.firstPaymentMinor, residualMinor: priced(request.currency, request.terms).terms.residualMinor },
    sellerName: request.listing.seller.businessName,
    createdAt: request.createdAt.toISOString(), now: now.toString(),
    ...answers,
    ...countOf(asks), log, stamp: stampOf(request.state, request.asks),
    chosen: chosen ? { ...chosen.row, orderId: await orderOf(db, actor.userId, chosen.row.approvalId) } : null, end: chosen?.end ?? null, taken, terms: termsOf(chosen?.row ?? takenAlone(answers, taken) ?? request),
  };
}

const termsOf = ({ termMonths, firstPaymentMinor }: LimitRequestPage['terms']) => ({ termMonths, firstPaymentMinor });

function chosenOf(asks: readonly AskRow[], state: RequestState, sight: Sight) {
  const ask = state === 'CHOSEN' ? asks.find((each) => each.state === 'APPROVED') : undefined;
  return ask?.approval && { row: approvalRow(ask, ask.approval, sight), end: endBeforeUse(ask.approval, sight.nowMs) };
}

async function orderOf(db: Db, purchaserId: string, approvalId: string): Promise<string | null> {
  const order = await db.order.findFirst({ where: { purchaserId, approvalId }, orderBy: [{ formOpenedAt: 'desc' }, { id: 'desc' }], select: { id: true } });
  return order?.id ?? null;
}

function takenOf(asks: readonly AskRow[], { open, nowMs }: Sight): Taken {
  const taken = open ? asks.filter(({ acceptsOffer }) => acceptsOffer !== null) : [];
  const last = taken.at(-1);
  return {
    key: taken.findLast((ask) => isWaiting(ask) || isUsable(ask, nowMs))?.id ?? null,
    refusedKey: last && (last.state === 'DECLINED' || last.state === 'FAILED') ? last.id : null,
  };
}

/** The terms of the offer that was taken up, where whatever else can be chosen or may yet be has the same. */
function takenAlone({ offers, waiting }: Answers, { key }: Taken): LimitRequestPage['terms'] | undefined {
  const own = offers.find((offer) => offer.key === key) ?? waiting.find((row) => row.key === key)?.taken;
  const same = (terms: LimitRequestPage['terms'] | null) => terms?.termMonths === own?.termMonths && terms?.firstPaymentMinor === own?.firstPaymentMinor;
  return own && offers.every(same) && waiting.every(({ taken }) => same(taken)) ? own : undefined;
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
/** Whose offer was taken up has answered once: nobody withdraws by being asked for its yes. */
const hasAnswered = ({ state, acceptsOffer }: AskRow): boolean => acceptsOffer !== null || !WITHOUT_ANSWER.has(state);
const countOf = (asks: readonly AskRow[]) => ({ asked: asks.length, answered: asks.filter(hasAnswered).length });

const stampOf = (state: RequestState, asks: readonly (AskRow & { version: number })[]): string =>
  [state, ...asks.map((ask) => `${ask.id}:${ask.state}:${ask.version}:${approvalStamp(ask)}:${ask.objections.map(({ answeredAt }) => (answeredAt ? 'answered' : 'open')).join('')}`)].join('|');

/** An approval is taken back or lowered without the answer that gave it becoming another. */
const approvalStamp = ({ approval }: AskRow): string => (approval ? `${approval.status}/${approval.approvedMinor}/${approval.monthlyCapMinor}` : '');

async function sellerFreeOf(db: Db, sellerId: string, now: Parameters<typeof isLiveSellerLimit>[1]): Promise<Map<string, bigint>> {
  const limits = await db.sellerLimit.findMany({ where: { sellerId } });
  return new Map(limits.filter((limit) => isLiveSellerLimit(limit, now)).map((limit) => [limit.institutionId, limit.approvedMinor - limit.heldMinor - limit.usedMinor]));
}
