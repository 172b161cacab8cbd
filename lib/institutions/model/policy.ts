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

/** As it rests in the database. @throws when it is no policy */
export const readPolicy = (json: unknown): Policy => policySchema.parse(json);

export interface Asked {
  categoryCode: string;
  financedMinor: bigint;
  termMonths: number;
  sellerId: string;
}

/** Whether a request is one that this financier wants to see. */
export function policyFits(policy: Policy, { categoryCode, financedMinor, termMonths, sellerId }: Asked): boolean {
  const listed = (list: string[] | undefined, value: string) => list === undefined || list.includes(value);
  return listed(policy.categories, categoryCode) && listed(policy.sellers, sellerId)
    && (policy.minAmount === undefined || financedMinor >= BigInt(policy.minAmount))
    && (policy.maxAmount === undefined || financedMinor <= BigInt(policy.maxAmount))
    && (policy.minTermMonths === undefined || termMonths >= policy.minTermMonths)
    && (policy.maxTermMonths === undefined || termMonths <= policy.maxTermMonths);
}
