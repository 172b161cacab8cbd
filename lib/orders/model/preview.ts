import { dueDates, firstDueDate, type PlainDate } from '@/lib/kernel/calendar';
import { buildSchedule, type Schedule, type ScheduleRow } from '@/lib/kernel/schedule';
import type { TermsInput } from '@/lib/kernel/terms';

/** An instalment with the date it would have if the goods were accepted on the day in question. */
export interface DatedRow extends ScheduleRow {
  dueOn: PlainDate;
}

/** Twelve instalments and their sum in minor units. */
export interface YearOfRows {
  year: number;
  sumMinor: bigint;
  rows: DatedRow[];
}

export interface OrderPreview {
  schedule: Schedule;
  acceptedOn: PlainDate;
  dueDay: number;
  rows: DatedRow[];
  years: YearOfRows[];
}

/**
 * The whole plan as the form shows it: "if accepted on D, every D2 of the month". No amount depends on the dates.
 * @throws Error when the terms cannot be priced: they were checked when the approval came in
 */
export function previewOrder(terms: TermsInput, acceptedOn: PlainDate, dueDay: number): OrderPreview {
  const built = buildSchedule(terms);
  if (!built.ok) throw new Error(`terms of an order do not price: ${built.error.code}`);
  const schedule = built.value;
  const first = firstDueDate({ acceptedOn, dueDay, timing: schedule.terms.timing });
  const dates = dueDates(first, schedule.rows.length, dueDay);
  const rows = schedule.rows.map((row, index) => ({ ...row, dueOn: dates[index] ?? first }));
  return { schedule, acceptedOn, dueDay, rows, years: byYear(rows) };
}

/** Contract years, twelve instalments each: the first year is not a calendar year. */
function byYear(rows: DatedRow[]): YearOfRows[] {
  const years: YearOfRows[] = [];
  for (let from = 0; from < rows.length; from += 12) {
    const part = rows.slice(from, from + 12);
    years.push({ year: from / 12 + 1, rows: part, sumMinor: part.reduce((sum, row) => sum + row.amountMinor, 0n) });
  }
  return years;
}
