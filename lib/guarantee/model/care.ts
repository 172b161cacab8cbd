import { addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';

/** Both are reminded so many days before a visit. */
export const REMIND_DAYS = 7;
/** A visit that nobody made so many days after its day is missed: it is shown, and counts against the seller, but breaks no clock. */
export const MISSED_DAYS = 14;

/** The business days of care over a term, spread evenly; none after its end. */
export function plannedVisits({ startsOn, endsOn, visitsPerYear }: { startsOn: PlainDate; endsOn: PlainDate; visitsPerYear: number }): PlainDate[] {
  if (visitsPerYear <= 0) return [];
  const days: PlainDate[] = [];
  for (let no = 1; ; no += 1) {
    const day = businessDayFrom(addMonthsClamped(startsOn, Math.round((12 * no) / visitsPerYear)));
    if (day > endsOn) return days;
    days.push(day);
  }
}
