import { Temporal } from 'temporal-polyfill';
import type { ApprovalAnswer, OfferAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody, WireTerms } from '@/lib/institutions/model/protocol';
import { readQuotedTerms, readTerms } from '@/lib/institutions/model/wire-terms';
import { canonicalText, verifyQuote } from '@/lib/kernel/canonical-terms';
import type { Problem } from '@/lib/kernel/result';

const said = ({ code, params }: Problem): string => `${code}${params?.at === undefined ? '' : ` (${params.at})`}`;
const over = (instant: string, now: Temporal.Instant): boolean => Temporal.Instant.compare(instant, now) <= 0;

/** What is wrong with an approval's figures, each in a sentence. */
export function approvalFaults({ currency, terms }: LimitRequestBody, approval: ApprovalAnswer, now: Temporal.Instant): string[] {
  const own = readTerms(currency, { ...terms, annualRate: approval.annualRate });
  const schedule = own.ok ? verifyQuote(own.value, approval) : own;
  if (!schedule.ok) return [`its prices do not follow from its annualRate ${approval.annualRate}: ${said(schedule.error)}`];
  const { financedMinor, instalmentMinor } = schedule.value;
  return [
    ...(BigInt(approval.approvedAmount) < financedMinor ? [`approvedAmount ${approval.approvedAmount} is less than the amount financed, ${financedMinor}`] : []),
    ...(BigInt(approval.monthlyCap) < instalmentMinor ? [`monthlyCap ${approval.monthlyCap} is less than its own instalment, ${instalmentMinor}`] : []),
    ...(over(approval.expiresAt, now) ? [`expiresAt ${approval.expiresAt} is over`] : []),
  ];
}

/** What an offer may not change. */
const fixed = ({ cashPrice, rounding, timing, endOfTerm, advancePayments }: WireTerms) =>
  canonicalText({ cashPrice, rounding, timing, endOfTerm, advancePayments });

export function offerFaults({ currency, terms }: LimitRequestBody, offer: OfferAnswer, now: Temporal.Instant): string[] {
  const quoted = readQuotedTerms(currency, offer.terms);
  return [
    ...(fixed(offer.terms) === fixed(terms) ? [] : [`offer ${offer.offerId} changes cashPrice, rounding, timing, endOfTerm or advancePayments`]),
    ...(quoted.ok ? [] : [`the prices of offer ${offer.offerId} do not follow from its own terms: ${said(quoted.error)}`]),
    ...(over(offer.expiresAt, now) ? [`offer ${offer.offerId} is over at ${offer.expiresAt}`] : []),
  ];
}
