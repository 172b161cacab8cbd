import { addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';

/** The first day of a day's month. */
export const monthOf = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01`;

/** So many first days of months, from the first on. */
export const monthsFrom = (first: PlainDate, count: number): PlainDate[] => Array.from({ length: count }, (_, index) => addMonthsClamped(first, index));

/** How many months the pictures look back, and as many ahead. */
export const PERIODS = [3, 6, 12] as const;

export const periodIn = (text: string | undefined): number => PERIODS.find((period) => String(period) === text) ?? 12;
