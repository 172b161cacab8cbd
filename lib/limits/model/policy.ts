import { policySchema } from '@/lib/institutions/model/policy';
import { parseMinor } from '@/lib/kernel/money';
import type { Schedule } from '@/lib/kernel/schedule';

export interface PolicyCase {
  categoryCode: string;
  sellerId: string;
  financedMinor: bigint;
  termMonths: number;
}

const between = <T extends bigint | number>(value: T, least: T | undefined, most: T | undefined) =>
  (least === undefined || value >= least) && (most === undefined || value <= most);

const amount = (text: string | undefined) => (text === undefined ? undefined : parseMinor(text));

/** Whether a financier wants to be asked about this at all. A policy that cannot be read fits nothing. */
export function fitsPolicy(policy: unknown, { categoryCode, sellerId, financedMinor, termMonths }: PolicyCase): boolean {
  const read = policySchema.safeParse(policy);
  if (!read.success) return false;
  const { categories, sellers, minAmount, maxAmount, minTermMonths, maxTermMonths } = read.data;
  return (!categories || categories.includes(categoryCode))
    && (!sellers || sellers.includes(sellerId))
    && between(financedMinor, amount(minAmount), amount(maxAmount))
    && between(termMonths, minTermMonths, maxTermMonths);
}

/** The desk always; others where their policy fits. */
export const mayBeAsked = (lender: { kind: 'DESK' | 'HTTP'; policy: unknown }, about: PolicyCase): boolean =>
  lender.kind === 'DESK' || fitsPolicy(lender.policy, about);

/** What a policy looks at, of a listing in its published version on chosen terms. */
export const caseOf = (listing: { sellerId: string; version: { categoryCode: string } }, schedule: Schedule): PolicyCase => ({
  categoryCode: listing.version.categoryCode, sellerId: listing.sellerId, financedMinor: schedule.financedMinor, termMonths: schedule.terms.termMonths,
});
