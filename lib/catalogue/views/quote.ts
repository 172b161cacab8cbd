import { err, type Result } from '@/lib/kernel/result';
import type { Db } from '@/lib/platform/db';
import { answerQuote, type ListingQuoteInput, type QuoteAnswer } from '../model/quote';
import { choiceProblems, firstPaymentRange, listingTerms, REFERENCE_RATE } from '../model/terms';

/** What the quote's fields are called in a request, by the names of the choice. */
const FIELD: Readonly<Record<string, string>> = { firstPaymentMinor: 'firstPayment' };

/**
 * The quote of what the mall shows, on one of its terms and at the reference rate: what its page says. For everybody.
 * Errors: `not-found`, and `input` with the fields of the request.
 */
export async function listingQuote(db: Db, { listing: listingId, termMonths, firstPayment, ...when }: ListingQuoteInput): Promise<Result<QuoteAnswer>> {
  const listing = await db.listing.findFirst({ where: { id: listingId, status: 'PUBLISHED', seller: { status: 'APPROVED' } }, select: { publishedVersion: true } });
  const version = listing?.publishedVersion;
  if (!version) return err({ code: 'not-found' });
  const choice = { termMonths, firstPaymentMinor: firstPayment ?? firstPaymentRange(version).minMinor };
  const problems = Object.entries(choiceProblems(version, choice)).map(([field, code]) => [FIELD[field] ?? field, code] as const);
  if (problems.length > 0) return err({ code: 'input', fields: Object.fromEntries(problems) });
  return answerQuote(listingTerms(version, { ...choice, annualRate: REFERENCE_RATE }), { ...when, returnChargeBps: version.returnChargeBps }, '');
}
