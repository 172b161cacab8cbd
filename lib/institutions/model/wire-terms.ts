import { termsFromJson } from '@/lib/kernel/fields';
import { verifyQuote, quoteOf } from '@/lib/kernel/canonical-terms';
import { err, type Result } from '@/lib/kernel/result';
import type { Schedule } from '@/lib/kernel/schedule';
import { termsToJson, type TermsInput } from '@/lib/kernel/terms';
import type { WireTerms } from './protocol';

/** A priced plan as a limit request or an offer carries it: the currency stands beside it, once per message. */
export function wireTermsOf(schedule: Schedule): WireTerms {
  const { currency: _, ...terms } = termsToJson(schedule.terms);
  return { ...terms, ...quoteOf(schedule) };
}

/** The plan alone, without its prices. Errors: `terms.invalid`. */
export function readTerms(currency: string, wire: WireTerms): Result<TermsInput> {
  const { monthlyInstalment: _m, totalCost: _c, totalToOwn: _o, ...terms } = wire;
  const parsed = termsFromJson.safeParse({ ...terms, currency });
  return parsed.success ? { ok: true, value: parsed.data } : err({ code: 'terms.invalid' });
}

/** The plan, recomputed. Errors: `terms.invalid`, `terms.do-not-follow` when its prices are not those of its own terms. */
export function readQuotedTerms(currency: string, wire: WireTerms): Result<Schedule> {
  const terms = readTerms(currency, wire);
  return terms.ok ? verifyQuote(terms.value, wire) : terms;
}
