import { firstDueDate } from '@/lib/kernel/calendar';
import { canonicalTerms, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { priced } from '@/lib/limits/model/terms';

/** A signed order's plan, as its columns hold it. */
export interface SignedPlan {
  currency: string;
  /** Protocol form, strings. */
  terms: unknown;
  dueDay: number;
}

/**
 * The plan with its dates: the acceptance fixes them (product rule: in arrears the first chosen due day at least 30 days
 * after acceptance, in advance the first on or after it). @throws Error where the order's terms cannot be priced.
 */
export function datedTerms({ currency, terms, dueDay }: SignedPlan, acceptedOn: string): CanonicalTerms {
  const schedule = priced(currency, terms);
  const anchor = firstDueDate({ acceptedOn, dueDay, timing: schedule.terms.timing });
  return canonicalTerms(schedule, { anchor, dueDay });
}
