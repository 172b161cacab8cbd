import { addDays, addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';

/** Both are reminded so many days before a visit. */
export const REMIND_DAYS = 7;
/** A visit that nobody made so many days after its day is missed: it is shown, and counts against the seller, but breaks no clock. */
export const MISSED_DAYS = 14;
/** What was done is said within so many days, and may be contested within so many after it was said. */
export const REPORT_DAYS = 30;
export const CONTEST_DAYS = 14;
/** A visit for a claim is planned at most so many days ahead. */
export const VISIT_DAYS = 60;

const MONTHS = 12;
const HALF_A_MONTH = 15;

/**
 * The business days of care over a term: a year is cut into as many parts as visits are promised, and each visit is in the
 * middle of its part, so that a term of whole years has all of them. None after its end.
 */
export function plannedVisits({ startsOn, endsOn, visitsPerYear }: { startsOn: PlainDate; endsOn: PlainDate; visitsPerYear: number }): PlainDate[] {
  if (visitsPerYear <= 0) return [];
  const days: PlainDate[] = [];
  for (let no = 1; ; no += 1) {
    const halves = Math.round((MONTHS * (2 * no - 1)) / visitsPerYear);
    const day = businessDayFrom(addDays(addMonthsClamped(startsOn, Math.floor(halves / 2)), (halves % 2) * HALF_A_MONTH));
    if (day > endsOn) return days;
    days.push(day);
  }
}

/** The days between which a visit is its own round's: those that the rounds beside it are planned for, and the term. */
export interface Round {
  startsOn: PlainDate;
  endsOn: PlainDate;
  before: PlainDate | null;
  after: PlainDate | null;
}

export const isInRound = (day: PlainDate, { startsOn, endsOn, before, after }: Round): boolean =>
  day >= startsOn && day <= endsOn && (before === null || day > before) && (after === null || day < after);

/** The last day for which a visit may be planned now: within the term, unless the goods are used on after it. */
export function lastVisitDay(today: PlainDate, endsOn: PlainDate): PlainDate {
  const last = addDays(today, VISIT_DAYS);
  return endsOn < last && endsOn >= today ? endsOn : last;
}
