import { isCurrency, MAX_MINOR } from './money';
import { isDecimalText, plainDecimal, type RoundingMode } from './rounding';

export const TIMINGS = ['ARREARS', 'ADVANCE'] as const;
/** ARREARS: an instalment is due when its month is over. ADVANCE: when it begins. */
export type Timing = (typeof TIMINGS)[number];

export const ENDS_OF_TERM = ['TITLE_TRANSFER', 'RETURN_OR_BUYOUT'] as const;
export type EndOfTerm = (typeof ENDS_OF_TERM)[number];

export const MAX_TERM_MONTHS = 120;

export interface RoundingRule {
  /** The instalment is a whole multiple of this many minor units. */
  unit: bigint;
  mode: RoundingMode;
  /** How each month's interest is rounded to the minor unit. */
  interest: RoundingMode;
  /** LAST: a last instalment far from the others moves them all a little nearer (`smoothed`). Off where it is not said. */
  smoothing?: 'LAST' | undefined;
}

/** Everything a price follows from. Amounts in minor units of `currency`; `annualRate` a nominal decimal ("0.069"). */
export interface TermsInput {
  currency: string;
  cashPriceMinor: bigint;
  firstPaymentMinor: bigint;
  /** What is still owed for the goods when the term ends; zero where title passes. */
  residualMinor: bigint;
  termMonths: number;
  annualRate: string;
  timing: Timing;
  /** Instalments paid together at signing. None yet. */
  advancePayments: 0;
  rounding: RoundingRule;
  endOfTerm: EndOfTerm;
}

/** The terms as JSON and the messages of the institution protocol carry them: amounts as strings of minor units. */
export interface TermsJson {
  currency: string;
  cashPrice: string;
  firstPayment: string;
  residual: string;
  endOfTerm: EndOfTerm;
  termMonths: number;
  timing: Timing;
  advancePayments: 0;
  annualRate: string;
  rounding: { unit: string; mode: RoundingMode; interest: RoundingMode; smoothing?: 'LAST' };
}

/** True for a nominal rate per year that terms may have: a plain decimal from 0 to 10 (1000 %). */
export const isAnnualRate = (text: string): boolean => isDecimalText(text) && Number(text) <= 10;

/** The terms as JSON carries them; reading it back gives equal terms. */
export function termsToJson(terms: TermsInput): TermsJson {
  const { unit, mode, interest, smoothing } = terms.rounding;
  return {
    currency: terms.currency,
    cashPrice: terms.cashPriceMinor.toString(),
    firstPayment: terms.firstPaymentMinor.toString(),
    residual: terms.residualMinor.toString(),
    endOfTerm: terms.endOfTerm,
    termMonths: terms.termMonths,
    timing: terms.timing,
    advancePayments: terms.advancePayments,
    annualRate: plainDecimal(terms.annualRate),
    rounding: { unit: unit.toString(), mode, interest, ...(smoothing && { smoothing }) },
  };
}

/** Field → error code for terms that cannot be priced; empty when they can. */
export function termsProblems(terms: TermsInput): Record<string, string> {
  const problems: Record<string, string> = {};
  const within = (minor: bigint, least: bigint) => minor >= least && minor <= MAX_MINOR;
  if (!isCurrency(terms.currency)) problems.currency = 'terms.currency';
  if (!within(terms.cashPriceMinor, 1n)) problems.cashPrice = 'amount';
  if (!within(terms.firstPaymentMinor, 0n)) problems.firstPayment = 'amount';
  else if (terms.firstPaymentMinor >= terms.cashPriceMinor) problems.firstPayment = 'terms.first-payment-too-high';
  if (!within(terms.residualMinor, 0n)) problems.residual = 'amount';
  else if (terms.residualMinor > 0n && terms.endOfTerm === 'TITLE_TRANSFER') problems.residual = 'terms.residual-with-title';
  else if (!problems.firstPayment && terms.residualMinor >= terms.cashPriceMinor - terms.firstPaymentMinor) problems.residual = 'terms.residual-too-high';
  if (!Number.isInteger(terms.termMonths) || terms.termMonths < 1 || terms.termMonths > MAX_TERM_MONTHS) problems.termMonths = 'terms.months';
  if (!isAnnualRate(terms.annualRate)) problems.annualRate = 'terms.rate';
  if (!within(terms.rounding.unit, 1n)) problems['rounding.unit'] = 'amount';
  if (terms.advancePayments !== 0) problems.advancePayments = 'invalid';
  return problems;
}
