import { z } from 'zod';
import { isCurrency, parseMinor } from '@/lib/kernel/money';
import { isDecimalText } from '@/lib/kernel/rounding';

/*
 * The field types of the institution protocol, as they stand on the wire: what is read is what was written, so that a
 * body can be hashed, stored and compared. Converting to bigint is the reader's business (kernel).
 */

/** A whole number of minor units in its only spelling, `"1990000"`. */
export const wireAmount = z.string({ error: 'amount' }).refine((text) => parseMinor(text) !== undefined, 'amount')
  .meta({ pattern: '^(0|[1-9][0-9]{0,17}|1000000000000000000)$', description: 'Minor units of the currency.' });

/** The same, above zero. */
export const wirePositive = wireAmount.refine((text) => text !== '0', 'amount').meta({ pattern: '^([1-9][0-9]{0,17}|1000000000000000000)$', description: 'Minor units of the currency, above zero.' });

/** ISO 4217. */
export const wireCurrency = z.string({ error: 'currency' }).refine(isCurrency, 'currency').meta({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });

/** A nominal rate per year, `"0.069"`. */
export const wireRate = z.string({ error: 'rate' }).refine(isDecimalText, 'rate').meta({ pattern: '^(0|[1-9][0-9]*)(\\.[0-9]+)?$', description: 'A share per year, 0.069 for 6.9 %.' });

/** A month of the calendar, `"2026-12"`. */
export const wireMonth = z.string({ error: 'month' }).regex(/^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$/, 'month').meta({ description: 'YYYY-MM' });

/** One pattern, so that what is published of it is what is read. */
const INSTANT = new RegExp(`${z.regexes.date.source.slice(0, -1)}T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|\\+00:00)$`);

/** RFC 3339 in UTC, to the second or finer. We write `Z`; `+00:00` says the same and is what some languages write by themselves, so it is read wherever an instant is. */
export const wireInstant = z.string({ error: 'instant' }).regex(INSTANT, 'instant').meta({ format: 'date-time', description: 'RFC 3339 in UTC.' });

/** Somebody's id for something: printable, without spaces, at most 200 characters. */
export const wireId = z.string({ error: 'id' }).regex(/^[\x21-\x7e]{1,200}$/, 'id');

/** Text for people: nothing that no database keeps (NUL, half a character). */
export const wireText = z.string({ error: 'required' }).min(1, 'required').max(2000, 'too-long').refine((text) => text.isWellFormed() && !text.includes('\0'), 'text');

/** Rises per subject; fits the database's INT. */
export const wireVersion = z.int({ error: 'version' }).min(0, 'version').max(2_147_483_647, 'version');

/** A SHA-256 in lower-case hexadecimal. */
export const wireSha256 = z.string({ error: 'sha256' }).regex(/^[0-9a-f]{64}$/, 'sha256');

/** Why not, in both languages; `code` is for machines. */
export const wireReason = z.object({ code: wireText, ko: wireText, en: wireText });
export type WireReason = z.output<typeof wireReason>;

/** Names, numbers and modes of a plan; `currency` stands once per message beside it. */
export const WIRE_TERMS = {
  cashPrice: wirePositive,
  firstPayment: wireAmount,
  residual: wireAmount,
  endOfTerm: z.enum(['TITLE_TRANSFER', 'RETURN_OR_BUYOUT'], { error: 'choice' }),
  termMonths: z.int({ error: 'term' }).min(1, 'term').max(120, 'term'),
  timing: z.enum(['ARREARS', 'ADVANCE'], { error: 'choice' }),
  advancePayments: z.literal(0, { error: 'choice' }),
  annualRate: wireRate,
  monthlyInstalment: wirePositive,
  totalCost: wirePositive,
  totalToOwn: wirePositive,
};

const mode = z.enum(['HALF_EVEN', 'HALF_UP', 'DOWN'], { error: 'choice' });
export const WIRE_ROUNDING = { unit: wirePositive, mode, interest: mode };
