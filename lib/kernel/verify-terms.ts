import * as z from 'zod';
import { dayOfMonth, isTimeZone } from './calendar';
import { canonicalTerms, canonicalText, type Anchor, type CanonicalRow, type CanonicalTerms } from './canonical-terms';
import { plainDate, termsFields, termsOf } from './fields';
import { err, ok, type Result } from './result';
import { buildSchedule, type Schedule } from './schedule';
import { inputProblem } from './zod-problem';

const text = z.string();

/** The shape of canonical terms, whatever they say. */
export const canonicalShape = z.strictObject({
  ...termsFields,
  version: z.literal(1),
  anchor: plainDate,
  timeZone: text.refine(isTimeZone),
  totalCost: text,
  totalToOwn: text,
  schedule: z.array(z.strictObject({ seq: z.int(), dueOn: plainDate, amount: text, interest: text, principal: text, balance: text })),
});

/** When canonical terms begin, and the due day that their dates are clamped from. */
export const whenOf = ({ anchor, timeZone, schedule }: Pick<CanonicalTerms, 'anchor' | 'timeZone' | 'schedule'>): Required<Anchor> =>
  ({ anchor, timeZone, dueDay: schedule.reduce((latest, row) => Math.max(latest, dayOfMonth(row.dueOn)), dayOfMonth(anchor)) });

/** What somebody wrote, beside what follows from its own terms. */
export interface Recomputed {
  schedule: Schedule;
  given: CanonicalTerms;
  own: CanonicalTerms;
  /** Paths of what is given and does not follow: `totalCost`, `schedule.3.amount`, `schedule.length`. None: all agrees. */
  differences: string[];
}

/**
 * Recomputes canonical terms that somebody else wrote. Errors: `terms.unreadable` (not the canonical form, with
 * its fields, and `params.at` the first), those of `buildSchedule`, and `terms.do-not-follow` at the `anchor` where that is not the due day of its
 * own month: then no schedule has both.
 */
export function recomputeTerms(candidate: unknown): Result<Recomputed> {
  const shaped = canonicalShape.safeParse(candidate);
  if (!shaped.success) {
    const { fields = {} } = inputProblem(shaped.error);
    return err({ code: 'terms.unreadable', fields, params: { at: Object.keys(fields)[0] ?? '' } });
  }
  const given = candidate as CanonicalTerms;
  const built = buildSchedule(termsOf(shaped.data));
  if (!built.ok) return built;
  const own = canonicalOrUndefined(built.value, whenOf(given));
  if (!own) return err({ code: 'terms.do-not-follow', params: { at: 'anchor' } });
  return ok({ schedule: built.value, given, own, differences: differencesOf(own, { ...given, annualRate: own.annualRate }) });
}

/** The schedule of canonical terms that hold. Errors: those of `recomputeTerms`, and `terms.do-not-follow` with `params.at`, the first place that differs. */
export function verifyTerms(candidate: unknown): Result<Schedule> {
  const recomputed = recomputeTerms(candidate);
  if (!recomputed.ok) return recomputed;
  const [at] = recomputed.value.differences;
  return at === undefined ? ok(recomputed.value.schedule) : err({ code: 'terms.do-not-follow', params: { at } });
}

function canonicalOrUndefined(schedule: Schedule, anchor: Anchor): CanonicalTerms | undefined {
  try {
    return canonicalTerms(schedule, anchor);
  } catch {
    return undefined;
  }
}

/** Paths of the values in `own` that `other` does not have: instalments first, in their order. */
function differencesOf(own: CanonicalTerms, other: CanonicalTerms): string[] {
  if (own.schedule.length !== other.schedule.length) return ['schedule.length'];
  const rows = own.schedule.flatMap((row, index) => (Object.keys(row) as (keyof CanonicalRow)[])
    .filter((key) => row[key] !== other.schedule[index]?.[key]).map((key) => `schedule.${index}.${key}`));
  const keys = (Object.keys(own) as (keyof CanonicalTerms)[])
    .filter((key) => key !== 'schedule' && canonicalText(own[key]) !== canonicalText(other[key]));
  return [...rows, ...keys];
}
