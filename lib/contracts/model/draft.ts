import { firstDueDate } from '@/lib/kernel/calendar';
import { canonicalTerms, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { type Result, ok } from '@/lib/kernel/result';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { termsFromJson } from '@/lib/kernel/fields';

/** The order form's plan, priced again from its terms. @throws ZodError where the column holds anything else. */
export function formSchedule(terms: unknown): Result<Schedule> {
  return buildSchedule(termsFromJson.parse(terms));
}

/**
 * The plan with its dates: the acceptance fixes them (product rule: in arrears the first chosen due day at least 30 days
 * after acceptance, in advance the first on or after it).
 */
export function datedTerms(terms: unknown, acceptedOn: string, dueDay: number): Result<CanonicalTerms> {
  const schedule = formSchedule(terms);
  if (!schedule.ok) return schedule;
  const anchor = firstDueDate({ acceptedOn, dueDay, timing: schedule.value.terms.timing });
  return ok(canonicalTerms(schedule.value, { anchor, dueDay }));
}
