import { readTerms } from '@/lib/institutions/model/wire-terms';
import type { WireTerms } from '@/lib/institutions/model/protocol';
import { verifyQuote, type Quote } from '@/lib/kernel/canonical-terms';
import { err, type Result } from '@/lib/kernel/result';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';

/**
 * Terms as they rest in a row (protocol form), priced anew at a rate. @throws Error where stored terms cannot be
 * priced: they were checked when they came in.
 */
export function priced(currency: string, stored: unknown, annualRate?: string): Schedule {
  const wire = stored as WireTerms;
  const terms = readTerms(currency, annualRate === undefined ? wire : { ...wire, annualRate });
  const built = terms.ok ? buildSchedule(terms.value) : terms;
  if (!built.ok) throw new Error(`stored terms do not price: ${built.error.code}`);
  return built.value;
}

/** The asked terms at a financier's rate, and whether its figures follow from them. Errors as of `verifyQuote`. */
export function quotedAt(currency: string, asked: WireTerms, annualRate: string, quote: Quote): Result<Schedule> {
  const terms = readTerms(currency, { ...asked, annualRate });
  return terms.ok ? verifyQuote(terms.value, quote) : err(terms.error);
}
