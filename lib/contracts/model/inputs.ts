import { z } from 'zod';

const id = z.string().min(1, 'required').max(64, 'too-long');

export const approveContractInput = z.strictObject({ contractId: id });
export const returnContractInput = z.strictObject({ contractId: id, note: z.string().trim().min(5, 'contracts.note-too-short').max(1000, 'too-long') });
export const redrawContractInput = z.strictObject({ contractId: id });
