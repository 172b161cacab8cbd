import { Temporal } from 'temporal-polyfill';
import { ratesOver } from '@/lib/disclosures/model/pack';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import type { ApprovalAnswer, LimitDecision, OfferAnswer } from '@/lib/institutions/model/answers';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { readQuotedTerms } from '@/lib/institutions/model/wire-terms';
import { plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { canonicalText } from '@/lib/kernel/canonical-terms';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { err, ok, type Result } from '@/lib/kernel/result';
import { plainDecimal } from '@/lib/kernel/rounding';
import type { Schedule } from '@/lib/kernel/schedule';
import { canMove } from '@/lib/kernel/transitions';
import { PERSON_HOURS } from './limit-request';
import { MALL_REASONS, plainWords } from './reasons';
import type { CreditReason } from './scorecard';
import { askMoves, type AskState } from './states';
import { quotedAt } from './terms';

/** What was asked, as far as an answer is judged by it. */
export interface AskedFor {
  state: AskState;
  /** Of the last answer that was recorded. */
  version: number;
  askedAt: Temporal.Instant;
  currency: string;
  terms: WireTerms;
  /** The offer that this question takes up, if it does. */
  acceptsOffer: string | null;
  /** False once the purchaser chose another offer, the request was closed, or the financier was left. */
  wanted: boolean;
  /** What the seller's limit at this financier has left; undefined without a live one. */
  sellerFreeMinor: bigint | undefined;
  /** An approval is known already: of this question, or by this id of another one. */
  approvalKnown: 'NO' | 'HERE' | 'ELSEWHERE';
  /** That of this question, where there is one. */
  approval?: KnownApproval;
}

export interface KnownApproval {
  /** The financier's own id. */
  externalId: string;
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  annualRate: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
  expiresAt: Date;
}

/** What an answer comes to. `LOWERED`: less of an approval that is known. `UNUSABLE`: an approval that is written down as ended, and declined at the financier. */
export type Judgement =
  | { kind: 'STALE' }
  | { kind: 'QUARANTINED'; note: string }
  | { kind: 'WAITING'; state: 'PENDING' | 'REFERRED'; answerBy: Temporal.Instant }
  | { kind: 'APPROVED'; approval: ApprovalAnswer; schedule: Schedule }
  | { kind: 'LOWERED'; approval: ApprovalAnswer }
  | { kind: 'UNUSABLE'; approval: ApprovalAnswer; schedule: Schedule; reason: CreditReason | undefined }
  | { kind: 'DECLINED'; reasons: CreditReason[] }
  | { kind: 'COUNTER_OFFER'; offers: OfferAnswer[] };

/** States in which nothing may have been answered yet. */
const UNHEARD: readonly AskState[] = ['QUEUED', 'FAILED', 'LOST'];

/**
 * Judges a financier's answer. An older or repeated one is stale; one whose figures do not follow from its own terms, or
 * cost more than the law allows, is quarantined; an approval needs the seller's limit too. Pure.
 */
export function judge(asked: AskedFor, decision: LimitDecision, now: Temporal.Instant): Judgement {
  // Until something was answered any version is news; an institution may count from 0.
  const heard = asked.version > 0 || !UNHEARD.includes(asked.state);
  if (heard && decision.version <= asked.version) return { kind: 'STALE' };
  if (decision.status === 'APPROVED') return judgeApproval(asked, decision.approval, now);
  if (!asked.wanted) return { kind: 'STALE' };
  const repeats = asked.state === decision.status && asked.state !== 'DECLINED';
  if (!repeats && !canMove(askMoves, asked.state, decision.status)) return { kind: 'QUARANTINED', note: `${decision.status} after ${asked.state}` };
  switch (decision.status) {
    case 'PENDING':
    case 'REFERRED':
      return { kind: 'WAITING', state: decision.status, answerBy: patience(decision.answerBy, asked.askedAt) };
    case 'DECLINED':
      return { kind: 'DECLINED', reasons: decision.reasons.map(({ code, ko, en }) => ({ code, ko: plainWords(ko), en: plainWords(en) })) };
    case 'COUNTER_OFFER': {
      const wrong = decision.offers.map((offer) => offerProblem(asked, offer, plainDateIn(now))).find((problem) => problem !== undefined);
      return wrong ? { kind: 'QUARANTINED', note: wrong } : { kind: 'COUNTER_OFFER', offers: decision.offers };
    }
  }
}

/** A financier that needs a person is waited for as long as it says, within our own bound, however often it says so. */
function patience(answerBy: string | undefined, askedAt: Temporal.Instant): Temporal.Instant {
  const longest = askedAt.add({ hours: PERSON_HOURS });
  const said = answerBy === undefined ? longest : Temporal.Instant.from(answerBy);
  return Temporal.Instant.compare(said, longest) < 0 ? said : longest;
}

function judgeApproval(asked: AskedFor, approval: ApprovalAnswer, now: Temporal.Instant): Judgement {
  if (asked.approvalKnown === 'ELSEWHERE') return { kind: 'QUARANTINED', note: `approval ${approval.approvalId} belongs to another question` };
  const lowered = asked.approval && lowering(asked.approval, approval);
  if (lowered) return lowered;
  if (asked.approvalKnown === 'HERE') return asked.wanted ? { kind: 'QUARANTINED', note: `APPROVED after ${asked.state}` } : { kind: 'STALE' };
  const checked = checkApproval(asked, approval, plainDateIn(now));
  if (!checked.ok) return { kind: 'QUARANTINED', note: checked.error };
  const schedule = checked.value;
  if (!asked.wanted) return { kind: 'UNUSABLE', approval, schedule, reason: undefined };
  if (Date.parse(approval.expiresAt) <= now.epochMilliseconds) return { kind: 'UNUSABLE', approval, schedule, reason: MALL_REASONS.OFFER_GONE };
  const { sellerFreeMinor } = asked;
  if (sellerFreeMinor === undefined || sellerFreeMinor < schedule.financedMinor) {
    return { kind: 'UNUSABLE', approval, schedule, reason: MALL_REASONS.SELLER_LIMIT };
  }
  return { kind: 'APPROVED', approval, schedule };
}

/** The same approval said again: with nothing higher and something lower it is lowered, with everything the same it is known. */
function lowering(known: KnownApproval, said: ApprovalAnswer): Judgement | undefined {
  const samePrice = said.approvalId === known.externalId && Number(said.annualRate) === Number(known.annualRate) && BigInt(said.monthlyInstalment) === known.instalmentMinor
    && BigInt(said.totalCost) === known.totalCostMinor && BigInt(said.totalToOwn) === known.totalToOwnMinor;
  if (!samePrice) return undefined;
  const changes = [BigInt(said.approvedAmount) - known.approvedMinor, BigInt(said.monthlyCap) - known.monthlyCapMinor, BigInt(Date.parse(said.expiresAt) - known.expiresAt.getTime())];
  if (changes.some((change) => change > 0n)) return undefined;
  return changes.some((change) => change < 0n) ? { kind: 'LOWERED', approval: said } : { kind: 'STALE' };
}

/** Whether the real annual rate is above what the law of that day allows: nothing could be signed at it. */
const costsTooMuch = (schedule: Schedule, on: PlainDate): boolean =>
  ratesOver(packInForce(HOME_JURISDICTION, on), { realAnnualRate: scheduleRealRate(schedule) }, on).realAnnualRate !== undefined;

/** The plan that an approval is of, recomputed by us; the error is a note for the admin. */
function checkApproval({ currency, terms, acceptsOffer }: AskedFor, approval: ApprovalAnswer, on: PlainDate): Result<Schedule, string> {
  const schedule = quotedAt(currency, terms, approval.annualRate, approval);
  if (!schedule.ok) return err(`approval ${approval.approvalId}: ${schedule.error.code} ${schedule.error.params?.at ?? ''}`.trim());
  const { financedMinor, instalmentMinor } = schedule.value;
  if (acceptsOffer !== null && schedule.value.terms.annualRate !== plainDecimal(terms.annualRate)) return err(`approval ${approval.approvalId}: not at the rate of its offer`);
  if (BigInt(approval.approvedAmount) < financedMinor) return err(`approval ${approval.approvalId}: less than the amount asked for`);
  if (BigInt(approval.monthlyCap) < instalmentMinor) return err(`approval ${approval.approvalId}: cap below its own instalment`);
  return costsTooMuch(schedule.value, on) ? err(`approval ${approval.approvalId}: above the statutory maximum`) : ok(schedule.value);
}

/** What an offer may not change: the goods' price, how it is rounded, when it is paid, what happens at the end. */
const fixed = ({ cashPrice, rounding, timing, endOfTerm, advancePayments }: WireTerms) =>
  canonicalText({ cashPrice, rounding, timing, endOfTerm, advancePayments });

function offerProblem({ currency, terms }: AskedFor, offer: OfferAnswer, on: PlainDate): string | undefined {
  if (fixed(offer.terms) !== fixed(terms)) return `offer ${offer.offerId}: for something else than was asked`;
  const schedule = readQuotedTerms(currency, offer.terms);
  if (schedule.ok) return costsTooMuch(schedule.value, on) ? `offer ${offer.offerId}: above the statutory maximum` : undefined;
  return `offer ${offer.offerId}: ${schedule.error.code} ${schedule.error.params?.at ?? ''}`.trim();
}
