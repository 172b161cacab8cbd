import { z } from 'zod';
import { wireAmount } from './wire';

/** What a financier wants to be asked about; what is left out is not limited. Amounts are the amount financed. */
export const policySchema = z.strictObject({
  categories: z.array(z.string()).optional(),
  minAmount: wireAmount.optional(),
  maxAmount: wireAmount.optional(),
  minTermMonths: z.int().optional(),
  maxTermMonths: z.int().optional(),
  /** Ids of the only sellers whose goods it finances. */
  sellers: z.array(z.string()).optional(),
});
export type Policy = z.output<typeof policySchema>;
