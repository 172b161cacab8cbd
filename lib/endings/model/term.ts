import { z } from 'zod';
import { addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import type { TermsInput } from '@/lib/kernel/terms';

export const TERM_CHOICES = ['BUY', 'RETURN', 'EXTEND'] as const;
export type TermChoice = (typeof TERM_CHOICES)[number];

/** So many days before the end of the term its purchaser is asked what becomes of the goods, and may choose from the first on. */
export const REMINDER_DAYS = [60, 30, 7] as const;

/** For how many days the residual may be paid once the term is over. */
export const TERM_BUYOUT_DAYS = 30;

/** The reminder that is due so many days before the end, where no later one was sent. */
export function reminderDue(daysLeft: number, reminded: number | null): number | null {
  const due = REMINDER_DAYS.filter((days) => daysLeft <= days).at(-1);
  return due === undefined || (reminded !== null && reminded <= due) ? null : due;
}

/** Half of what was paid a month, to the plan's unit and in the purchaser's favour: the lower price at which the goods are used on, a month at a time. */
export function extensionMinor(monthlyMinor: bigint, { rounding }: Pick<TermsInput, 'rounding'>): bigint {
  const half = monthlyMinor / 2n;
  return half >= rounding.unit ? half - (half % rounding.unit) : half;
}

/** When the n-th month after the term begins. */
export const extensionFrom = (endsOn: PlainDate, no: number): PlainDate => addMonthsClamped(endsOn, no - 1);

export const chooseTermInput = z.strictObject({ leaseId: z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long'), choice: z.enum(TERM_CHOICES, { error: 'choose' }) });
export type ChooseTermInput = z.output<typeof chooseTermInput>;
