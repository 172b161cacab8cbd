import { z } from 'zod';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(64, 'too-long');
/** The round that the admin was looking at: what was drawn anew meanwhile is looked at again. */
const round = z.int({ error: 'invalid' }).min(1, 'invalid');

export const approveContractInput = z.strictObject({ contractId: id, round });
export const returnContractInput = z.strictObject({
  contractId: id,
  round,
  note: z.string({ error: 'required' }).trim().min(5, 'contracts.note-too-short').max(1000, 'too-long'),
});
export const redrawContractInput = z.strictObject({ contractId: id });
