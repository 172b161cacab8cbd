import { Temporal } from 'temporal-polyfill';
import type { PricedVersion } from '@/lib/catalogue/model/terms';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { wireTermsOf } from '@/lib/institutions/model/wire-terms';
import { addDays, plainDateIn, SEOUL } from '@/lib/kernel/calendar';
import { quoteOf } from '@/lib/kernel/canonical-terms';
import type { Schedule } from '@/lib/kernel/schedule';
import { whatWouldChange, type Help } from './help';
import { DESK_HOURS } from './limit-request';
import { proposeTerms } from './proposals';
import { MALL_REASONS } from './reasons';
import { score, type CreditFacts, type CreditScore, type Scorecard } from './scorecard';

export interface DeskCase {
  requestId: string;
  scorecard: Scorecard;
  purchaser: LimitRequestBody['purchaser'];
  /** What the desk has out with this purchaser. */
  exposure: { existingMonthlyMinor: bigint; existingExposureMinor: bigint };
  /** What was asked for, at the desk's own rate. */
  schedule: Schedule;
  /** Its person took something back from this purchaser lately: what the scorecard would approve or offer, a person decides. */
  takenBack?: boolean;
  /** For counter-offers. */
  version: PricedVersion;
  now: Temporal.Instant;
}

export function factsOf({ purchaser, exposure, now }: Pick<DeskCase, 'purchaser' | 'exposure' | 'now'>, schedule: Schedule): CreditFacts {
  return {
    ageYears: now.toZonedDateTimeISO(SEOUL).year - purchaser.birthYear,
    employment: purchaser.employment,
    annualIncomeMinor: BigInt(purchaser.annualIncome),
    monthlyObligationsMinor: BigInt(purchaser.monthlyObligations),
    ...exposure,
    cashPriceMinor: schedule.terms.cashPriceMinor,
    firstPaymentMinor: schedule.terms.firstPaymentMinor,
    instalmentMinor: schedule.instalmentMinor,
    termMonths: schedule.terms.termMonths,
  };
}

/** The desk's approvals and offers end at six in the evening, some days on. */
export const deskExpiry = (now: Temporal.Instant, days: number): string =>
  Temporal.PlainDate.from(addDays(plainDateIn(now), days)).toZonedDateTime({ timeZone: SEOUL, plainTime: '18:00' }).toInstant().toString();

/** Ids follow from the question's own, so that deciding it twice gives the same answer. */
export const deskApprovalId = (requestId: string) => requestId.replace(/^lr_/, 'ap_desk_');
const deskOfferId = (requestId: string, version: number, index: number) => `${requestId.replace(/^lr_/, 'of_desk_')}_${version}_${index + 1}`;

export interface DeskTerms {
  requestId: string;
  version: number;
  decidedAt: string;
  expiresAt: string;
}

/** An approval of a plan, with a cap of its own. */
export const deskApproval = ({ requestId, version, decidedAt, expiresAt }: DeskTerms, schedule: Schedule, monthlyCapMinor: bigint): LimitDecision => ({
  requestId, version, decidedAt, status: 'APPROVED',
  approval: {
    approvalId: deskApprovalId(requestId), approvedAmount: schedule.financedMinor.toString(), monthlyCap: monthlyCapMinor.toString(),
    annualRate: schedule.terms.annualRate, ...quoteOf(schedule), expiresAt,
  },
});

export const deskOffers = ({ requestId, version, decidedAt, expiresAt }: DeskTerms, schedules: readonly Schedule[]): LimitDecision => ({
  requestId, version, decidedAt, status: 'COUNTER_OFFER',
  offers: schedules.map((schedule, index) => ({ offerId: deskOfferId(requestId, version, index), terms: wireTermsOf(schedule), expiresAt })),
});

/** A cap is told in round figures, but never below the instalment that it is for. */
export function capFor(schedule: Schedule, maxMonthlyMinor: bigint): bigint {
  const round = (maxMonthlyMinor / 10_000n) * 10_000n;
  return round > schedule.instalmentMinor ? round : schedule.instalmentMinor;
}

/** Decides a case by the scorecard: approve, decline with reasons, refer to a person, or offer what would fit. */
export function decideByScorecard(desk: DeskCase): { decision: LimitDecision; result: CreditScore; facts: CreditFacts; helps: Help[] } {
  const { requestId, scorecard, schedule, now } = desk;
  const facts = factsOf(desk, schedule);
  const scored = score(scorecard, facts);
  const watched = desk.takenBack && (scored.decision === 'APPROVED' || scored.decision === 'OVER');
  const result: CreditScore = watched ? { ...scored, decision: 'REFERRED', reasons: [MALL_REASONS.TAKEN_BACK] } : scored;
  const terms: DeskTerms = { requestId, version: 1, decidedAt: now.toString(), expiresAt: deskExpiry(now, scorecard.approvalDays) };
  const declined: LimitDecision = { requestId, version: 1, decidedAt: terms.decidedAt, status: 'DECLINED', reasons: result.reasons };
  const decide = (): LimitDecision => {
    switch (result.decision) {
      case 'APPROVED': return deskApproval(terms, schedule, capFor(schedule, result.maxMonthlyMinor));
      case 'REFERRED': return { requestId, version: 1, decidedAt: terms.decidedAt, status: 'REFERRED', answerBy: now.add({ hours: DESK_HOURS }).toString() };
      case 'DECLINED': return declined;
      case 'OVER': {
        const { termMonths, firstPaymentMinor } = schedule.terms;
        const fitting = proposeTerms(desk.version, { termMonths, firstPaymentMinor, annualRate: scorecard.annualRate },
          (other) => score(scorecard, factsOf(desk, other)).decision === 'APPROVED');
        return fitting.length > 0 ? deskOffers(terms, fitting) : declined;
      }
    }
  };
  const decision = decide();
  return { decision, result, facts, helps: decision.status === 'DECLINED' ? whatWouldChange(scorecard, facts, desk.version) : [] };
}
