import { z } from 'zod';
import { minorAmount, plainDate } from '@/lib/kernel/fields';
import type { PlainDate } from '@/lib/kernel/calendar';
import type { TransferFigures } from './transfer';

/** What a successor agreed to, as it was shown to them and stands in the agreement. */
export interface Agreed extends TransferFigures {
  /** The day on which it was counted. */
  on: PlainDate;
  dueDay: number;
  /** What the lease has to its good, taken off its next bills. */
  creditsMinor: bigint;
}

const agreedShape = z.object({
  on: plainDate, dueDay: z.int(), months: z.int(), leftMinor: minorAmount, monthlyMinor: minorAmount, financedMinor: minorAmount, residualMinor: minorAmount, toOwnMinor: minorAmount, creditsMinor: minorAmount,
  rows: z.array(z.object({ seq: z.int(), dueOn: plainDate, amountMinor: minorAmount })),
});

export const readAgreed = (json: unknown): Agreed => agreedShape.parse(json);

/** The same as JSON keeps it: amounts as texts. */
export function agreedJson({ rows, on, dueDay, months, ...amounts }: Agreed) {
  const texts = Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, minor.toString()]));
  return { ...texts, on, dueDay, months, rows: rows.map(({ seq, dueOn, amountMinor }) => ({ seq, dueOn, amountMinor: amountMinor.toString() })) };
}
