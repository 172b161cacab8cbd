import * as z from 'zod';
import { isPlainDate } from './day-text';
import { CURRENCIES, isCurrency, parseMinor } from './money';
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
}).meta({ pattern: '^(0|[1-9][0-9]{0,17}|1000000000000000000)$', description: 'Minor units of the currency, 10^18 at most.' });

/** The same, but nothing is not an amount here. */
export const positiveAmount = minorAmount.refine((minor) => minor > 0n, 'amount').meta({ pattern: '^([1-9][0-9]{0,17}|1000000000000000000)$', description: 'Minor units of the currency, more than none and 10^18 at most.' });

/** A date field of a form or message, of the years 1900 to 2999; error code `date`. */
export const plainDate = z.string({ error: 'date' }).refine((text) => isPlainDate(text) && text >= '1900-01-01' && text < '3000-01-01', 'date').meta({ format: 'date' });

/** The day of the month on which instalments fall due; error code `terms.due-day`. */
export const dueDaySchema = z.int({ error: 'terms.due-day' }).min(1, 'terms.due-day').max(31, 'terms.due-day');

/** A nominal rate per year as a decimal string, 0 to 10 (1000 %), read to its one spelling; error code `terms.rate`. */
export const rateText = z
  .string({ error: 'terms.rate' })
  .refine(isAnnualRate, 'terms.rate')
  .transform(plainDecimal)
  .meta({ pattern: '^(0|[1-9][0-9]?)(\\.[0-9]{1,12})?$', description: 'The nominal rate per year as a decimal, 0 to 10: 0.069 is 6.9 %. Each month bears a twelfth of it.' });

export const currencyCode = z.string({ error: 'terms.currency' }).refine(isCurrency, 'terms.currency').meta({ enum: [...CURRENCIES] });

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
