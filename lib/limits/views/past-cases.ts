import type { EndOfTerm, Timing } from '@/lib/kernel/schedule';
import type { Db } from '@/lib/platform/db';
import type { CreditVerdict } from '../model/scorecard';
import { readFacts } from '../model/stored-facts';
import { outcomeOf, type DecidedCase } from '../model/what-if';

const LAST = 1000;

interface Row {
  id: string;
  number: string;
  title: string;
  currency: string;
  terms: unknown;
  assessment: { decision?: CreditVerdict };
  countered: boolean;
  cash_price_minor: bigint;
  end_of_term: EndOfTerm;
  timing: Timing;
  rounding_unit: number;
  rounding_mode: string;
  rounding_interest: string;
  first_payment_min_bps: number;
  first_payment_max_bps: number;
  offers: unknown;
}

/**
 * The last thousand requests that a scorecard decided, newest first, with the facts that it saw. Offers taken up and
 * cases looked at again are the same question once more. One query.
 */
export async function pastCases(db: Db): Promise<DecidedCase[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT k.id, r.number, v.title, r.currency, k.terms, k.assessment, k.offers <> '[]' AS countered, v.cash_price_minor, v.end_of_term::text, v.timing::text,
           v.rounding_unit, v.rounding_mode, v.rounding_interest, v.first_payment_min_bps, v.first_payment_max_bps, v.offers
      FROM limit_ask k JOIN institution i ON i.id = k.institution_id AND i.kind = 'DESK'
      JOIN limit_request r ON r.id = k.limit_request_id JOIN listing_version v ON v.id = r.listing_version_id
     WHERE k.accepts_offer IS NULL AND k.assessment ? 'facts' AND NOT k.assessment ? 'objectionId'
     ORDER BY k.asked_at DESC, k.id DESC LIMIT ${LAST}`;
  return rows.flatMap((row) => {
    const facts = readFacts(row.assessment);
    const verdict = row.assessment.decision;
    return facts && verdict ? [caseOf(row, facts, verdict)] : [];
  });
}

const caseOf = (row: Row, facts: DecidedCase['facts'], verdict: CreditVerdict): DecidedCase => ({
  askId: row.id, number: row.number, title: row.title, currency: row.currency, terms: row.terms, facts, then: outcomeOf(verdict, row.countered),
  version: {
    currency: row.currency, cashPriceMinor: row.cash_price_minor, endOfTerm: row.end_of_term, timing: row.timing, roundingUnit: row.rounding_unit, roundingMode: row.rounding_mode,
    roundingInterest: row.rounding_interest, firstPaymentMinBps: row.first_payment_min_bps, firstPaymentMaxBps: row.first_payment_max_bps, offers: row.offers,
  },
});
