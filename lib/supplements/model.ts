import { z } from 'zod';
import { koreanAddress } from '@/lib/accounts/model/seller';
import { changedRows, type Change } from '@/lib/kernel/amendment';
import { dueDaySchema } from '@/lib/kernel/fields';
import { MAX_TERM_MONTHS } from '@/lib/kernel/terms';
import type { InstalmentState } from '@/lib/leases/model';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'invalid');
/** The instalment from which it was said to change: another day, another one. */
const fromSeq = z.int({ error: 'invalid' }).min(1, 'invalid').max(MAX_TERM_MONTHS, 'invalid');

export const changeAddressInput = z.strictObject({ kind: z.literal('ADDRESS'), leaseId: id, ...koreanAddress.shape });
/** A form gives text. */
const whole = (code: string) => z.string({ error: code }).trim().regex(/^\d{1,3}$/, code).transform(Number);

export const changeDueDayInput = z.strictObject({ kind: z.literal('DUE_DAY'), leaseId: id, fromSeq, dueDay: whole('choose').pipe(dueDaySchema) });
export const requestSupplementInput = z.discriminatedUnion('kind', [changeAddressInput, changeDueDayInput]);

const MIN_NOTE = 5;
const MAX_NOTE = 1000;

/** The purchaser reads the note. */
export const proposeRestructureInput = z.strictObject({
  leaseId: id, fromSeq,
  months: whole('supplements.months').pipe(z.int({ error: 'supplements.months' }).min(1, 'supplements.months').max(MAX_TERM_MONTHS, 'supplements.months')),
  note: z.string({ error: 'required' }).trim().min(MIN_NOTE, 'supplements.note-too-short').max(MAX_NOTE, 'too-long'),
});

export const supplementInput = z.strictObject({ supplementId: id });

/** An instalment as its lease has it. */
export interface LeaseRow {
  seq: number;
  dueOn: string;
  amountMinor: bigint;
  state: InstalmentState;
}

/** Whether a change still fits its lease: every instalment that it makes another, and all after it, are due as they were. */
export function fits(change: Change, rows: readonly LeaseRow[]): boolean {
  const [first] = changedRows(change);
  if (!first) return true;
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return change.before.schedule.slice(first.seq - 1).every(({ seq, dueOn, amount }) => {
    const row = bySeq.get(seq);
    return row?.state === 'DUE' && row.dueOn === dueOn && String(row.amountMinor) === amount;
  });
}
