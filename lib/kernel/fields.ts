import * as z from 'zod';
import { isPlainDate } from './calendar';
import { isCurrency, parseMinor } from './money';
import { plainDecimal, ROUNDING_MODES } from './rounding';
import { ENDS_OF_TERM, isAnnualRate, MAX_TERM_MONTHS, TIMINGS, type TermsInput } from './terms';

/*
 * Fields of forms and messages, read by zod. They stand apart from the arithmetic, so that a page that only prices and
 * shows does not send zod to a phone.
 */

/** Minor units as JSON and forms carry them: text in, bigint out, error code `amount`. */
export const minorAmount = z.string({ error: 'amount' }).transform((text, context) => {
  const minor = parseMinor(text);
  if (minor !== undefined) return minor;
  context.addIssue({ code: 'custom', message: 'amount' });
  return z.NEVER;
});

/** The same, but nothing is not an amount here. */
export const positiveAmount = minorAmount.refine((minor) => minor > 0n, 'amount');

/** A date field of a form or message; error code `date`. */
export const plainDate = z.string({ error: 'date' }).refine(isPlainDate, 'date');

/** The day of the month on which instalments fall due; error code `terms.due-day`. */
export const dueDaySchema = z.int({ error: 'terms.due-day' }).min(1, 'terms.due-day').max(31, 'terms.due-day');

/** A nominal rate per year as a decimal string, 0 to 10 (1000 %), read to its one spelling; error code `terms.rate`. */
export const rateText = z
  .string({ error: 'terms.rate' })
  .refine(isAnnualRate, 'terms.rate')
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
  rounding: z.strictObject({ unit: positiveAmount, mode: roundingMode, interest: roundingMode, smoothing: z.literal('LAST', { error: 'invalid' }).optional() }),
};

const termsShape = z.strictObject(termsFields);

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
