import * as z from 'zod';
import { dayOfMonth, isTimeZone, SEOUL, type PlainDate } from '@/lib/kernel/calendar';
import { canonicalTerms, canonicalText, quoteOf, sha256Hex, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import { payoffOn } from '@/lib/kernel/payoff';
import { dueDaySchema, minorAmount, plainDate, termsFromJson } from '@/lib/kernel/fields';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { buildSchedule, type Schedule, type TermsInput } from '@/lib/kernel/schedule';
import { MAX_TERM_MONTHS, termsToJson, type TermsJson } from '@/lib/kernel/terms';
import { canonicalShape, recomputeTerms, whenOf } from '@/lib/kernel/verify-terms';

const timeZone = z.string({ error: 'invalid' }).refine(isTimeZone, 'invalid');

const leaving = {
  payoffOn: plainDate.optional().describe('A day on which the goods are bought and the lease ends: the fee is then counted to that day. Needs due dates.'),
};

/** What any quote may be asked with: when it begins, and when it may be left. */
const common = {
  anchor: plainDate.optional().describe('The first due date, YYYY-MM-DD. With it the answer has dates, and the canonical terms with their hash.'),
  dueDay: dueDaySchema.optional().describe('The day of the month on which instalments fall due, 1 to 31; that of the anchor where it is not said.'),
  timeZone: timeZone.optional().describe(`The zone that due dates are days of; ${SEOUL} where it is not said.`),
  ...leaving,
};

const returnChargeBps = z.int({ error: 'number' }).min(0, 'too-small').max(10_000, 'too-big').optional()
  .describe('The charge for giving the goods back, in hundredths of a percent of the instalments left, rounded half up; 0 where it is not said.');

/** A quote of any terms. */
export const termsQuoteInput = z.strictObject({ terms: termsFromJson, returnChargeBps, ...common });

/** What follows from the terms of a contract, and whether it says so itself. */
export const contractQuoteInput = z.strictObject({ terms: canonicalShape, returnChargeBps, ...leaving });

/** A quote of what the mall shows, at its reference rate. */
export const listingQuoteInput = z.strictObject({
  listing: z.string({ error: 'required' }).min(1, 'required').regex(/^\w{0,64}$/, 'invalid').describe('The id in the address of the product: /p/{listing}'),
  termMonths: z.int({ error: 'terms.months' }).min(1, 'terms.months').max(MAX_TERM_MONTHS, 'terms.months').describe('One of the terms that the listing offers.'),
  firstPayment: minorAmount.optional().describe('Minor units; the least that the listing asks for where it is not said.'),
  ...common,
});

export type TermsQuoteInput = z.output<typeof termsQuoteInput>;
export type ListingQuoteInput = z.output<typeof listingQuoteInput>;

type WhenInput = Pick<TermsQuoteInput, 'anchor' | 'dueDay' | 'timeZone' | 'payoffOn'>;

/** One instalment; amounts as strings of minor units, a date where an anchor was given. */
export interface QuoteRow {
  seq: number;
  dueOn?: string;
  amount: string;
  interest: string;
  principal: string;
  balance: string;
}

/** The answer to a quote: everything that follows from the terms. Amounts as strings of minor units. */
export interface QuoteAnswer {
  terms: TermsJson;
  financed: string;
  monthlyInstalment: string;
  lastInstalment: string;
  totalCost: string;
  totalToOwn: string;
  realAnnualRate: string;
  returnChargeBps: number;
  schedule: QuoteRow[];
  exits: { month: number; paid: string; left: string; unearnedFee: string; buyout: string; returnCharge: string }[];
  canonical?: { terms: CanonicalTerms; text: string; sha256: string };
  payoff?: { on: PlainDate; left: string; unearnedFee: string; buyout: string };
  /** JSON pointers to what a contract says and its own terms do not. */
  differences?: string[];
}

/** Field paths of the kernel's terms → those of the request. */
const under = (prefix: string, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, code]) => [`${prefix}${path}`, code]));

/** What is wrong with terms that cannot be priced, by the fields of a request. */
export function unpriceable(problem: Problem, prefix: string): Problem {
  const coarse = problem.code === 'terms.rounding-too-coarse';
  return { code: 'input', fields: under(prefix, coarse ? { 'rounding.unit': problem.code } : problem.fields ?? {}) };
}

const rowsOf = (schedule: Schedule, canonical: CanonicalTerms | undefined): QuoteRow[] => schedule.rows.map((row, index) => ({
  seq: row.seq,
  ...(canonical && { dueOn: canonical.schedule[index]?.dueOn ?? '' }),
  amount: row.amountMinor.toString(), interest: row.interestMinor.toString(), principal: row.principalMinor.toString(), balance: row.balanceMinor.toString(),
}));

const exitOf = ({ month, paidMinor, leftMinor, unearnedFeeMinor, buyoutMinor, returnChargeMinor }: ExitPoint) => ({
  month, paid: paidMinor.toString(), left: leftMinor.toString(), unearnedFee: unearnedFeeMinor.toString(), buyout: buyoutMinor.toString(), returnCharge: returnChargeMinor.toString(),
});

function payoffOf(schedule: Schedule, canonical: CanonicalTerms, on: PlainDate): NonNullable<QuoteAnswer['payoff']> {
  const { leftMinor, unearnedFeeMinor, payoffMinor } = payoffOn(schedule, canonical.schedule.map(({ dueOn }) => dueOn), on);
  return { on, left: leftMinor.toString(), unearnedFee: unearnedFeeMinor.toString(), buyout: payoffMinor.toString() };
}

/** Canonical terms, or the problem of an anchor that is not the due day of its month. */
function dated(schedule: Schedule, { anchor, dueDay, timeZone: zone, payoffOn: payoff }: WhenInput): Result<CanonicalTerms | undefined> {
  if (anchor === undefined) return payoff === undefined ? ok(undefined) : err({ code: 'input', fields: { payoffOn: 'terms.payoff-without-dates' } });
  try {
    return ok(canonicalTerms(schedule, { anchor, dueDay: dueDay ?? dayOfMonth(anchor), timeZone: zone ?? SEOUL }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return err({ code: 'input', fields: { anchor: 'terms.anchor-not-due-day' } });
  }
}

/** Prices terms and says all that follows from them. Error: `input` with the fields of the request. */
export async function answerQuote(terms: TermsInput, { returnChargeBps = 0, ...when }: WhenInput & { returnChargeBps?: number | undefined }, prefix = 'terms.'): Promise<Result<QuoteAnswer>> {
  const built = buildSchedule(terms);
  if (!built.ok) return err(unpriceable(built.error, prefix));
  const canonical = dated(built.value, when);
  if (!canonical.ok) return canonical;
  const text = canonical.value && canonicalText(canonical.value);
  return ok({
    terms: termsToJson(terms), financed: built.value.financedMinor.toString(), ...quoteOf(built.value), lastInstalment: built.value.lastInstalmentMinor.toString(),
    realAnnualRate: scheduleRealRate(built.value), returnChargeBps, schedule: rowsOf(built.value, canonical.value), exits: exitRibbon(built.value, returnChargeBps).map(exitOf),
    ...(canonical.value && text !== undefined && { canonical: { terms: canonical.value, text, sha256: await sha256Hex(text) } }),
    ...(canonical.value && when.payoffOn !== undefined && { payoff: payoffOf(built.value, canonical.value, when.payoffOn) }),
  });
}

/** What follows from a contract's own terms, and where it says something else. Error: `input` with the fields of the request. */
export async function answerContractQuote(candidate: unknown, leave: { returnChargeBps?: number | undefined; payoffOn?: PlainDate | undefined }): Promise<Result<QuoteAnswer>> {
  const recomputed = recomputeTerms(candidate);
  if (!recomputed.ok) return err(recomputed.error.params?.at === 'anchor' ? { code: 'input', fields: { 'terms.anchor': 'terms.anchor-not-due-day' } } : unpriceable(recomputed.error, 'terms.'));
  const { schedule, given, differences } = recomputed.value;
  const answer = await answerQuote(schedule.terms, { ...whenOf(given), ...leave });
  return answer.ok ? ok({ ...answer.value, differences: differences.map((path) => `/terms/${path.replaceAll('.', '/')}`) }) : answer;
}
