import { z } from 'zod';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
/** The round that the admin was looking at: what was drawn anew meanwhile is looked at again. */
const round = z.int({ error: 'invalid' }).min(1, 'invalid');

/** Shorter words give no reason. */
export const MIN_REASON = 5;
const MAX_REASON = 1000;

/** The note is asked for only where the purchaser wrote of another serial number, which the use case knows. */
export const approveContractInput = z.strictObject({ contractId: id, round, note: z.string({ error: 'invalid' }).trim().max(MAX_REASON, 'too-long').optional() });
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
