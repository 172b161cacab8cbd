import { z } from 'zod';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
/** The round that the admin was looking at: what was drawn anew meanwhile is looked at again. */
const round = z.int({ error: 'invalid' }).min(1, 'invalid');

/** Shorter words give no reason. */
export const MIN_REASON = 5;
const MAX_REASON = 1000;

/** The note is asked for only where the purchaser wrote of another serial number, which the use case knows. `read`: the page showed what the round's first person had said. */
export const approveContractInput = z.strictObject({
  contractId: id, round, note: z.string({ error: 'invalid' }).trim().max(MAX_REASON, 'too-long').optional(), read: z.boolean({ error: 'invalid' }).optional(),
});
/** Whoever decides reads what is asked. */
export const askSecondPersonInput = z.strictObject({
  contractId: id,
  round,
  note: z.string({ error: 'required' }).trim().min(MIN_REASON, 'contracts.second-too-short').max(MAX_REASON, 'too-long'),
});
export const returnContractInput = z.strictObject({
  contractId: id,
  round,
  note: z.string({ error: 'required' }).trim().min(MIN_REASON, 'contracts.note-too-short').max(MAX_REASON, 'too-long'),
});
/** Both sides read the reason. */
export const abandonContractInput = z.strictObject({
  contractId: id,
  round,
  note: z.string({ error: 'required' }).trim().min(MIN_REASON, 'contracts.reason-too-short').max(MAX_REASON, 'too-long'),
});
export const redrawContractInput = z.strictObject({ contractId: id });
