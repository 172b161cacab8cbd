import { z } from 'zod';
import { isCurrency, MAX_MINOR, minorAmount, positiveAmount } from './money';
import { isDecimalText, plainDecimal, ROUNDING_MODES, type RoundingMode } from './rounding';

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

/** A nominal rate per year as a decimal string, 0 to 10 (1000 %), read to its one spelling; error code `terms.rate`. */
export const rateText = z
  .string({ error: 'terms.rate' })
  .refine((text) => isDecimalText(text) && Number(text) <= 10, 'terms.rate')
  .transform(plainDecimal);

export const currencyCode = z.string({ error: 'terms.currency' }).refine(isCurrency, 'terms.currency');

const roundingMode = z.enum(ROUNDING_MODES, { error: 'invalid' });

/** The fields that terms have in every message of the institution protocol, amounts as strings. */
export const termsFields = {
  currency: currencyCode,
  cashPrice: positiveAmount,
  firstPayment: minorAmount,
  residual: minorAmount,
  endOfTerm: z.enum(ENDS_OF_TERM, { error: 'invalid' }),
  termMonths: z.int({ error: 'terms.months' }).min(1, 'terms.months').max(MAX_TERM_MONTHS, 'terms.months'),
  timing: z.enum(TIMINGS, { error: 'invalid' }),
  advancePayments: z.literal(0, { error: 'invalid' }),
  annualRate: rateText,
  rounding: z.strictObject({ unit: positiveAmount, mode: roundingMode, interest: roundingMode }),
};

const termsShape = z.strictObject(termsFields);

export type TermsJson = z.input<typeof termsShape>;

/** The terms in a message whose fields were read by `termsFields`; what else the message has is left out. */
export function termsOf(fields: z.output<typeof termsShape>): TermsInput {
  const { currency, termMonths, annualRate, timing, advancePayments, rounding, endOfTerm } = fields;
  return {
    currency,
    cashPriceMinor: fields.cashPrice,
    firstPaymentMinor: fields.firstPayment,
    residualMinor: fields.residual,
    termMonths, annualRate, timing, advancePayments, rounding, endOfTerm,
  };
}

/** Terms read from JSON (strings of minor units). What fields say together is checked when they are priced. */
export const termsFromJson = termsShape.transform(termsOf);

/** The terms as JSON carries them; reading it back gives equal terms. */
export function termsToJson(terms: TermsInput): TermsJson {
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
    rounding: { unit: terms.rounding.unit.toString(), mode: terms.rounding.mode, interest: terms.rounding.interest },
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
  if (!rateText.safeParse(terms.annualRate).success) problems.annualRate = 'terms.rate';
  if (!within(terms.rounding.unit, 1n)) problems['rounding.unit'] = 'amount';
  if (terms.advancePayments !== 0) problems.advancePayments = 'invalid';
  return problems;
}
