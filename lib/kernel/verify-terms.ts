import * as z from 'zod';
import { dayOfMonth, isTimeZone } from './calendar';
import { canonicalTerms, canonicalText, type Anchor, type CanonicalRow, type CanonicalTerms } from './canonical-terms';
import { plainDate, termsFields, termsOf } from './fields';
import { err, type Result } from './result';
import { buildSchedule, type Schedule } from './schedule';

const text = z.string();
const canonicalShape = z.strictObject({
  ...termsFields,
  version: z.literal(1),
  anchor: plainDate,
  timeZone: text.refine(isTimeZone),
  totalCost: text,
  totalToOwn: text,
  schedule: z.array(z.strictObject({ seq: z.int(), dueOn: plainDate, amount: text, interest: text, principal: text, balance: text })),
});

/**
 * Recomputes canonical terms that somebody else wrote. Errors: `terms.unreadable` (not the canonical form),
 * those of `buildSchedule`, and `terms.do-not-follow` with `params.at`, the first place that differs.
 */
export function verifyTerms(candidate: unknown): Result<Schedule> {
  const shaped = canonicalShape.safeParse(candidate);
  if (!shaped.success) return err({ code: 'terms.unreadable', params: { at: shaped.error.issues[0]?.path.join('.') ?? '' } });
  const given = candidate as CanonicalTerms;
  const { anchor, timeZone } = given;
  const built = buildSchedule(termsOf(shaped.data));
  if (!built.ok) return built;
  const dueDay = given.schedule.reduce((latest, row) => Math.max(latest, dayOfMonth(row.dueOn)), dayOfMonth(anchor));
  const own = canonicalOrUndefined(built.value, { anchor, dueDay, timeZone });
  const at = own ? firstDifference(own, { ...given, annualRate: own.annualRate }) : 'anchor';
  return at === undefined ? built : err({ code: 'terms.do-not-follow', params: { at } });
}

/** Undefined where the anchor is not the due day of its own month: then no schedule has both. */
function canonicalOrUndefined(schedule: Schedule, anchor: Anchor): CanonicalTerms | undefined {
  try {
    return canonicalTerms(schedule, anchor);
  } catch {
    return undefined;
  }
}

/** Path of the first value in `own` that `other` does not have, or `schedule.length`. */
function firstDifference(own: CanonicalTerms, other: CanonicalTerms): string | undefined {
  if (own.schedule.length !== other.schedule.length) return 'schedule.length';
  for (const [index, row] of own.schedule.entries()) {
    const field = (Object.keys(row) as (keyof CanonicalRow)[]).find((key) => row[key] !== other.schedule[index]?.[key]);
    if (field) return `schedule.${index}.${field}`;
  }
  const keys = Object.keys(own) as (keyof CanonicalTerms)[];
  return keys.find((key) => key !== 'schedule' && canonicalText(own[key]) !== canonicalText(other[key]));
}
