import { z } from 'zod';
import { minorAmount } from '@/lib/kernel/fields';
import { EMPLOYMENTS } from './scorecard';

/** A financier that was asked is waited for this long; later answers join when they come. */
export const ANSWER_MINUTES = 3;
/** A financier that says a person is at it gets this long at most, whatever it says itself. */
export const PERSON_HOURS = 72;
/** A referred ask at the desk is decided within this. */
export const DESK_HOURS = 48;
/** For so long after the desk's person took something back, nothing is approved by the scorecard alone. */
export const WATCH_DAYS = 90;
/** What was asked may be asked again with one press for so long; then the facts are old. */
export const REQUEST_DAYS = 30;
/** Requests that one purchaser may send within 24 hours: each is an inquiry about a person. */
export const REQUESTS_A_DAY = 20;
/** The same request within this many seconds is the same request (a double click, two tabs). */
export const SAME_REQUEST_SECONDS = 60;

/** What is agreed to, once for each lender by name; a changed text gets a new version. */
export const LENDER_CONSENT = { code: 'CREDIT_INQUIRY', version: '2026-11' } as const;

/** A question about income that nobody can mean: 10 billion won a year. */
const MAX_STATED = 10_000_000_000n;

const stated = z.string({ error: 'required' }).min(1, 'required').refine((text) => !/^\d{12,}$/.test(text), { error: 'limits.amount-too-high', abort: true }).pipe(minorAmount).refine((minor) => minor <= MAX_STATED, 'limits.amount-too-high');
const id = z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid');

/**
 * What a purchaser sends: which listing on which terms, facts about themselves, and the lenders that may be asked, by
 * code, each ticked by hand. No price: the mall computes it.
 */
export const limitRequestInput = z.strictObject({
  listingId: id,
  termMonths: z.int({ error: 'terms.months' }).min(1, 'terms.months').max(120, 'terms.months'),
  firstPaymentMinor: minorAmount,
  annualIncomeMinor: stated,
  employment: z.enum(EMPLOYMENTS, { error: 'choose' }),
  monthlyObligationsMinor: stated,
  lenders: z.array(z.string({ error: 'invalid' }).min(1, 'invalid').max(60, 'invalid'), { error: 'limits.no-lender' })
    .min(1, 'limits.no-lender').max(50, 'invalid'),
});
export type LimitRequestInput = z.output<typeof limitRequestInput>;

/** What the address of the form says; anything unreadable is left to the listing's own defaults. */
export const limitFormQuery = z.object({
  listing: z.string().max(60).catch(''),
  term: z.coerce.number().int().min(1).max(120).optional().catch(undefined),
  first: minorAmount.optional().catch(undefined),
});

export const askInput = z.strictObject({ askId: id });
export const takeOfferInput = z.strictObject({ askId: id, offerId: z.string({ error: 'invalid' }).min(1, 'required').max(200, 'invalid') });
export const approvalInput = z.strictObject({ approvalId: id });
