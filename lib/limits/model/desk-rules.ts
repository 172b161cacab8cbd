import { bpsOf, rateOf } from '@/lib/catalogue/model/percent';
import { choiceProblems, firstPaymentRange, listingTerms, type PricedVersion } from '@/lib/catalogue/model/terms';
import { parseMinor } from '@/lib/kernel/money';
import { buildSchedule } from '@/lib/kernel/schedule';
import { DESK_REASONS } from './reasons';
import { priced } from './terms';

/** What the desk's person may say to a referred request. */
export const VERDICTS = ['APPROVE', 'DECLINE', 'COUNTER'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a decision at the desk is measured against. Amounts in minor units. */
export interface DecidedOn {
  currency: string;
  /** The terms asked for, as they rest in a row. */
  terms: unknown;
  /** What a counter-offer may be made of. */
  version: PricedVersion;
  /** The scorecard's rate, the highest that may be given. Decimal per year. */
  maxRate: string;
  /** What the scorecard's exposure leaves for this purchaser. */
  maxFinancedMinor: bigint;
}

/** A decision as it was typed, or as it was read already: text or amounts. What a verdict does not need is not looked at. */
export interface TypedDecision {
  verdict: Verdict;
  ratePercent?: unknown;
  monthlyCapMinor?: unknown;
  reasons?: unknown;
  termMonths?: unknown;
  firstPaymentMinor?: unknown;
}

const minorOf = (value: unknown) => (typeof value === 'string' ? parseMinor(value) : typeof value === 'bigint' ? value : undefined);
const rateOfTyped = (value: unknown) => (typeof value === 'string' ? bpsOf(value) : undefined);

/**
 * Field → error code for everything that a decision may not be; empty when it may. What cannot be read is left to the
 * schema, so that both can be said at once.
 */
export function ruleProblems(desk: DecidedOn, typed: TypedDecision): Record<string, string> {
  if (typed.verdict === 'DECLINE') return reasonProblems(typed.reasons);
  const bps = rateOfTyped(typed.ratePercent);
  const tooHigh = bps !== undefined && Number(rateOf(bps)) > Number(desk.maxRate);
  // Where the rate cannot be taken, the rest is measured at the scorecard's, as the page shows it.
  const rate = bps === undefined || tooHigh ? desk.maxRate : rateOf(bps);
  return {
    ...(tooHigh && { ratePercent: 'limits.rate-too-high' }),
    ...(typed.verdict === 'APPROVE' ? approvalProblems(desk, typed, rate) : counterProblems(desk, typed, rate)),
  };
}

function reasonProblems(reasons: unknown): Record<string, string> {
  const known = (code: unknown) => DESK_REASONS.some((reason) => reason.code === code);
  return Array.isArray(reasons) && !reasons.every(known) ? { reasons: 'choose' } : {};
}

function approvalProblems(desk: DecidedOn, { monthlyCapMinor }: TypedDecision, annualRate: string): Record<string, string> {
  const schedule = priced(desk.currency, desk.terms, annualRate);
  const cap = minorOf(monthlyCapMinor);
  return {
    ...(schedule.financedMinor > desk.maxFinancedMinor && { verdict: 'limits.over-exposure' }),
    ...(cap !== undefined && cap < schedule.instalmentMinor && { monthlyCapMinor: 'limits.cap-below-instalment' }),
    // More than all that is financed cannot fall due in one month: a slip of the hand.
    ...(cap !== undefined && cap > schedule.financedMinor && { monthlyCapMinor: 'limits.cap-above-amount' }),
  };
}

function counterProblems({ version, maxFinancedMinor, ...desk }: DecidedOn, typed: TypedDecision, annualRate: string): Record<string, string> {
  const months = typeof typed.termMonths === 'string' && typed.termMonths !== '' ? Number(typed.termMonths) : typed.termMonths;
  const termMonths = typeof months === 'number' && Number.isInteger(months) ? months : undefined;
  const firstPaymentMinor = minorOf(typed.firstPaymentMinor);
  const problems = choiceProblems(version, { termMonths: termMonths ?? 0, firstPaymentMinor: firstPaymentMinor ?? firstPaymentRange(version).minMinor });
  if (termMonths === undefined) delete problems.termMonths;
  if (firstPaymentMinor === undefined || problems.firstPaymentMinor) return problems;
  if (version.cashPriceMinor - firstPaymentMinor > maxFinancedMinor) return { ...problems, firstPaymentMinor: 'limits.over-exposure' };
  if (termMonths === undefined || problems.termMonths) return problems;
  const asked = priced(desk.currency, desk.terms).terms;
  if (asked.termMonths === termMonths && asked.firstPaymentMinor === firstPaymentMinor) return { ...problems, termMonths: 'limits.same-terms' };
  return buildSchedule(listingTerms(version, { termMonths, firstPaymentMinor, annualRate })).ok ? problems : { ...problems, firstPaymentMinor: 'terms.invalid' };
}
