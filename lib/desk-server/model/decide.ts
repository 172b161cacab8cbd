import type { Temporal } from 'temporal-polyfill';
import type { LimitRequestBody } from '@/lib/institutions/model/protocol';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';
import { score, type CreditFacts, type CreditReason, type CreditScore } from '@/lib/limits/model/scorecard';
import type { TenantRules } from './rules';

/** What this lender knows of a case beside the request itself. */
export interface CaseFacts {
  /** What the purchaser holds and uses here already. */
  amountMinor: bigint;
  monthlyMinor: bigint;
  at: Temporal.Instant;
}

export type Verdict =
  | { status: 'APPROVED'; schedule: Schedule }
  | { status: 'DECLINED'; reasons: CreditReason[] }
  | { status: 'COUNTER_OFFER'; offers: Schedule[] };

const LONGER_TERMS = [24, 36, 48, 60];
const FIRST_PAYMENT_SHARES = [10n, 20n, 30n, 40n];
const MOST_OFFERS = 3;

/**
 * Decides a request by this lender's rules; `schedule` is the request priced at its own rate. Nobody sits here to whom
 * a case could be referred: one that a person would look at elsewhere is declined with its reasons.
 */
export function decide(rules: TenantRules, body: LimitRequestBody, schedule: Schedule, facts: CaseFacts): Verdict {
  const scored = scoreOf(rules, body, schedule, facts);
  if (scored.decision === 'APPROVED') return { status: 'APPROVED', schedule };
  const offers = scored.decision === 'OVER' ? counterOffers(rules, body, schedule.terms, facts) : [];
  return offers.length > 0 ? { status: 'COUNTER_OFFER', offers } : { status: 'DECLINED', reasons: scored.reasons };
}

function scoreOf(rules: TenantRules, { purchaser }: LimitRequestBody, schedule: Schedule, facts: CaseFacts): CreditScore {
  const credit: CreditFacts = {
    ageYears: facts.at.toZonedDateTimeISO('Asia/Seoul').year - purchaser.birthYear,
    employment: purchaser.employment,
    annualIncomeMinor: BigInt(purchaser.annualIncome),
    monthlyObligationsMinor: BigInt(purchaser.monthlyObligations),
    existingMonthlyMinor: facts.monthlyMinor,
    existingExposureMinor: facts.amountMinor,
    cashPriceMinor: schedule.terms.cashPriceMinor,
    firstPaymentMinor: schedule.terms.firstPaymentMinor,
    instalmentMinor: schedule.instalmentMinor,
    termMonths: schedule.terms.termMonths,
  };
  return score(rules, credit);
}

/** Longer terms and larger first payments that would be approved, cheapest first by everything paid to own. */
function counterOffers(rules: TenantRules, body: LimitRequestBody, terms: TermsInput, facts: CaseFacts): Schedule[] {
  const unit = terms.rounding.unit > 10_000n ? terms.rounding.unit : 10_000n;
  const shares = FIRST_PAYMENT_SHARES.map((share) => ((terms.cashPriceMinor * share) / 100n / unit) * unit);
  const candidates: TermsInput[] = [
    ...LONGER_TERMS.filter((termMonths) => termMonths > terms.termMonths).map((termMonths) => ({ ...terms, termMonths })),
    ...shares.filter((first) => first > terms.firstPaymentMinor).map((firstPaymentMinor) => ({ ...terms, firstPaymentMinor })),
  ];
  return candidates
    .map((candidate) => buildSchedule(candidate))
    .flatMap((built) => (built.ok && scoreOf(rules, body, built.value, facts).decision === 'APPROVED' ? [built.value] : []))
    .sort((a, b) => (a.totalToOwnMinor < b.totalToOwnMinor ? -1 : 1))
    .slice(0, MOST_OFFERS);
}
