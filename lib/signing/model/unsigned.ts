import { z } from 'zod';
import { MORE_DAYS } from '@/lib/contracts/model/deadlines';

const contractId = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'invalid');

const MIN_NOTE = 5;
const MAX_NOTE = 500;
const note = (short: string) => z.string({ error: 'required' }).trim().min(1, 'required').min(MIN_NOTE, short).max(MAX_NOTE, 'too-long');

/** The desk gives the purchaser more time; they read the note. */
export const giveMoreTimeInput = z.strictObject({
  contractId,
  days: z.string({ error: 'required' }).trim().min(1, 'required').regex(/^\d{1,2}$/, 'contracts.days').transform(Number)
    .pipe(z.int().min(MORE_DAYS.least, 'contracts.days').max(MORE_DAYS.most, 'contracts.days')),
  note: note('contracts.words-too-short'),
});
export type GiveMoreTime = z.output<typeof giveMoreTimeInput>;

/** The desk has the goods go back; purchaser and seller read the note. */
export const returnUnsignedInput = z.strictObject({ contractId, note: note('contracts.reason-too-short') });

/** The purchaser does not want to sign; the seller reads the reason. */
export const declineContractInput = z.strictObject({ contractId, reason: note('contracts.decline-too-short') });
