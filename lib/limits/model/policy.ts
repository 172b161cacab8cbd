import { z } from 'zod';
import { parseMinor } from '@/lib/kernel/money';

/** What a financier takes on; what it does not mention it does not mind. Amounts are of the sum financed. */
const policyShape = z.object({
  categories: z.array(z.string()).optional(),
  minAmount: z.string().optional(),
  maxAmount: z.string().optional(),
  minTermMonths: z.number().optional(),
  maxTermMonths: z.number().optional(),
  sellers: z.array(z.string()).optional(),
});

export interface PolicyCase {
  categoryCode: string;
  sellerId: string;
  financedMinor: bigint;
  termMonths: number;
}

const between = <T extends bigint | number>(value: T, least: T | undefined, most: T | undefined) =>
  (least === undefined || value >= least) && (most === undefined || value <= most);

const amount = (text: string | undefined) => (text === undefined ? undefined : parseMinor(text));

/** Whether a financier may be asked about this at all. A policy that cannot be read fits nothing. */
export function fitsPolicy(policy: unknown, { categoryCode, sellerId, financedMinor, termMonths }: PolicyCase): boolean {
  const read = policyShape.safeParse(policy ?? {});
  if (!read.success) return false;
  const { categories, sellers, minAmount, maxAmount, minTermMonths, maxTermMonths } = read.data;
  return (!categories || categories.includes(categoryCode))
    && (!sellers || sellers.includes(sellerId))
    && between(financedMinor, amount(minAmount), amount(maxAmount))
    && between(termMonths, minTermMonths, maxTermMonths);
}
