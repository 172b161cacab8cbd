import { scheduleRealRate } from '@/lib/kernel/real-rate';
import type { Schedule } from '@/lib/kernel/schedule';
import { endBeforeUse, type ApprovalEnd } from '../model/approval-end';
import type { Help } from '../model/help';
import { limitUse, type LimitUse } from '../model/limit-use';
import type { ObjectionOutcome } from '../model/objection';
import { cameTooLate } from '../model/reasons';
import type { CreditReason } from '../model/scorecard';
import type { AskState } from '../model/states';
import { priced } from '../model/terms';
import { isUsable, isWaiting, mayAskAgain, storedOffers, storedReasons } from '../model/usable';

export interface Lender {
  code: string;
  nameKo: string;
  nameEn: string;
}

/** What terms cost. Minor units. */
export interface OfferFigures {
  termMonths: number;
  firstPaymentMinor: bigint;
  residualMinor: bigint;
  instalmentMinor: bigint;
  financedMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
}

/** Of the answer to an offer that was taken up. */
export interface TakenUp {
  /** The row of that offer, whose place this one has. */
  key: string;
  /** How many other offers of the same financier stood then, and ended with it. */
  others: number;
}

/** Something that can be chosen: an approval, or terms offered in its place. Amounts in minor units, instants RFC 3339. */
export interface OfferRow extends OfferFigures {
  key: string;
  askId: string;
  lender: Lender;
  /** Set for an approval: the order form is opened with it. */
  approvalId: string | null;
  /** Set for a counter-offer: it is taken up first. */
  offerId: string | null;
  /** Per year, decimal. */
  realRate: string;
  expiresAt: string;
  secondsToAnswer: number;
  /** The approval's two limits and what is taken of them; a financier sets them with its approval. */
  limit: LimitUse | null;
  /** Whether the seller's limit at this financier carries it. */
  sellerFits: boolean;
  takenUp: TakenUp | null;
}

export interface WaitingRow {
  key: string;
  lender: Lender;
  /** REFERRED: a person is at it. */
  state: AskState;
  answerBy: string;
  /** The offer that the purchaser took up: it waits for its financier's yes. */
  taken: OfferFigures | null;
  takenUp: TakenUp | null;
}

/** An offer that was taken up and is being answered; its approval comes under the same key. */
export type TakenRow = WaitingRow & { taken: OfferFigures };

export interface EndedRow {
  key: string;
  askId: string;
  lender: Lender;
  /** Of an approval that was: why it is over; LOST: the purchaser chose another offer. */
  what: 'DECLINED' | 'FAILED' | 'LOST' | 'CHOSEN' | ApprovalEnd;
  reasons: CreditReason[];
  /** Why an approval was taken back, in its financier's words. */
  said: string | null;
  mayAskAgain: boolean;
  /** What the desk would approve instead; only where its rules declined. */
  helps: Help[];
  /** Null where none was made; one can be made against a decline. */
  objection: ObjectionSight | null;
  takenUp: TakenUp | null;
}

/** An objection as its purchaser sees it. */
export interface ObjectionSight {
  text: string;
  answerBy: string;
  /** The time is over and nobody has answered. */
  late: boolean;
  answered: { at: string; outcome: ObjectionOutcome; answer: string; newRequestId: string | null } | null;
}

/** An ask with what its row is made of. */
export interface AskRow {
  id: string;
  state: AskState;
  terms: unknown;
  /** The counter-offer that this question takes up. */
  acceptsOffer: string | null;
  reasons: unknown;
  offers: unknown;
  askedAt: Date;
  answeredAt: Date | null;
  answerBy: Date;
  institutionId: string;
  institution: Lender & { status: 'ACTIVE' | 'PAUSED' | 'REMOVED' };
  helps: unknown;
  objections: { text: string; answerBy: Date; answeredAt: Date | null; outcome: ObjectionOutcome | null; answer: string | null; newRequestId: string | null }[];
  approval: {
    id: string; status: 'LIVE' | 'REVOKED' | 'DECLINED' | 'EXPIRED'; terms: unknown; expiresAt: Date; endedReason: string | null;
    approvedMinor: bigint; heldMinor: bigint; usedMinor: bigint; monthlyCapMinor: bigint; monthlyHeldMinor: bigint; monthlyUsedMinor: bigint;
  } | null;
}

export interface Answers {
  offers: OfferRow[];
  waiting: WaitingRow[];
  ended: EndedRow[];
}

export interface Sight {
  currency: string;
  nowMs: number;
  open: boolean;
  /** By financier: what the seller's live limit has left. */
  sellerFree: ReadonlyMap<string, bigint>;
  /** By ask. */
  takenUp: ReadonlyMap<string, TakenUp>;
}

/** The asks that count: one that a newer question to the same financier replaced does not. */
export const currentAsks = <T extends AskRow>(asks: readonly T[]): T[] =>
  asks.filter((ask, index) => ask.state !== 'LOST' || !asks.slice(index + 1).some((later) => later.institutionId === ask.institutionId));

/** What the questions that take up an offer took the place of. */
export function takenUps(asks: readonly AskRow[]): Map<string, TakenUp> {
  return new Map(asks.flatMap(({ id, acceptsOffer, institutionId, askedAt }, index) => {
    const before = acceptsOffer === null ? undefined : asks.slice(0, index).findLast((ask) => ask.institutionId === institutionId && storedOffers(ask).some(({ offerId }) => offerId === acceptsOffer));
    if (!before) return [];
    const others = storedOffers(before).filter(({ offerId, expiresAt }) => offerId !== acceptsOffer && Date.parse(expiresAt) > askedAt.getTime());
    return [[id, { key: `${before.id}:${acceptsOffer ?? ''}`, others: others.length }] as const];
  }));
}

/** Sorts current asks into what can be chosen, what is waited for, and what is over. */
export function answersOf(asks: readonly AskRow[], sight: Sight): Answers {
  const answers: Answers = { offers: [], waiting: [], ended: [] };
  for (const ask of asks) {
    const lender = ask.institution;
    if (isWaiting(ask)) {
      const taken = ask.acceptsOffer === null ? null : figuresOf(priced(sight.currency, ask.terms));
      answers.waiting.push({ key: ask.id, lender, state: ask.state, answerBy: ask.answerBy.toISOString(), taken, takenUp: takenUpOf(ask, sight) });
    } else if (sight.open && isUsable(ask, sight.nowMs)) answers.offers.push(...offersOfAsk(ask, sight));
    else answers.ended.push(endedRow(ask, sight));
  }
  return answers;
}

const takenUpOf = ({ id }: AskRow, { takenUp }: Sight) => takenUp.get(id) ?? null;

const endedRow = (ask: AskRow, sight: Sight): EndedRow => ({
  key: ask.id, askId: ask.id, lender: ask.institution, ...endingOf(ask, sight), reasons: storedReasons(ask), mayAskAgain: sight.open && mayAskAgain(ask, sight.nowMs),
  helps: Array.isArray(ask.helps) ? ask.helps as Help[] : [], objection: objectionOf(ask, sight), takenUp: takenUpOf(ask, sight),
});

function objectionOf({ objections: [made] }: AskRow, { nowMs }: Sight): ObjectionSight | null {
  if (!made) return null;
  const { text, answerBy, answeredAt, outcome, answer, newRequestId } = made;
  const answered = answeredAt && outcome ? { at: answeredAt.toISOString(), outcome, answer: answer ?? '', newRequestId } : null;
  return { text, answerBy: answerBy.toISOString(), late: !answered && answerBy.getTime() <= nowMs, answered };
}

function endingOf(ask: AskRow, { nowMs }: Sight): Pick<EndedRow, 'what' | 'said'> {
  const { state, approval, institution } = ask;
  if (state === 'DECLINED' && cameTooLate(storedReasons(ask))) return { what: 'EXPIRED', said: null };
  if (state === 'DECLINED' || state === 'FAILED' || state === 'LOST') return { what: state, said: null };
  if (!approval) return { what: institution.status === 'ACTIVE' ? 'EXPIRED' : 'ENDED', said: null };
  const end = endBeforeUse(approval, nowMs);
  return { what: end?.why ?? 'CHOSEN', said: end?.reason ?? null };
}

/** An approval as it can be chosen, or was. */
export function approvalRow(ask: AskRow, approval: NonNullable<AskRow['approval']>, sight: Sight): OfferRow & { approvalId: string } {
  const { id: approvalId, terms, expiresAt } = approval;
  const row = rowOf(ask, sight, { key: ask.id, approvalId, offerId: null, schedule: priced(sight.currency, terms), expiresAt: expiresAt.toISOString(), limit: limitUse(approval) });
  return { ...row, approvalId };
}

function offersOfAsk(ask: AskRow, sight: Sight): OfferRow[] {
  if (ask.approval) return [approvalRow(ask, ask.approval, sight)];
  return storedOffers(ask).filter((offer) => Date.parse(offer.expiresAt) > sight.nowMs).map((offer) =>
    rowOf(ask, sight, {
      key: `${ask.id}:${offer.offerId}`, approvalId: null, offerId: offer.offerId, schedule: priced(sight.currency, offer.terms),
      expiresAt: offer.expiresAt, limit: null,
    }));
}

type Made = Pick<OfferRow, 'key' | 'approvalId' | 'offerId' | 'expiresAt' | 'limit'> & { schedule: Schedule };

const figuresOf = ({ terms, instalmentMinor, financedMinor, totalCostMinor, totalToOwnMinor }: Schedule): OfferFigures => ({
  termMonths: terms.termMonths, firstPaymentMinor: terms.firstPaymentMinor, residualMinor: terms.residualMinor, instalmentMinor, financedMinor, totalCostMinor, totalToOwnMinor,
});

function rowOf(ask: AskRow, sight: Sight, { schedule, ...made }: Made): OfferRow {
  return {
    ...made, ...figuresOf(schedule), askId: ask.id, lender: ask.institution,
    realRate: scheduleRealRate(schedule),
    secondsToAnswer: Math.max(0, Math.round(((ask.answeredAt ?? ask.askedAt).getTime() - ask.askedAt.getTime()) / 1000)),
    takenUp: takenUpOf(ask, sight),
    sellerFits: (sight.sellerFree.get(ask.institutionId) ?? -1n) >= schedule.financedMinor,
  };
}
