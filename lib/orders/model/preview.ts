import { dueDates, firstDueDate, type PlainDate } from '@/lib/kernel/calendar';
import type { Schedule, ScheduleRow } from '@/lib/kernel/schedule';

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

/** The plan's rows as the form shows them: "if accepted on D, every D2 of the month". No amount depends on the dates. */
export function datedRows(schedule: Schedule, acceptedOn: PlainDate, dueDay: number): DatedRow[] {
  const first = firstDueDate({ acceptedOn, dueDay, timing: schedule.terms.timing });
  const dates = dueDates(first, schedule.rows.length, dueDay);
  return schedule.rows.map((row, index) => ({ ...row, dueOn: dates[index] ?? first }));
}

/** Contract years, twelve instalments each: the first year is not a calendar year. */
export function byYear(rows: readonly DatedRow[]): YearOfRows[] {
  return Array.from({ length: Math.ceil(rows.length / 12) }, (_, index) => {
    const part = rows.slice(index * 12, index * 12 + 12);
    return { year: index + 1, rows: part, sumMinor: part.reduce((sum, row) => sum + row.amountMinor, 0n) };
  });
}
