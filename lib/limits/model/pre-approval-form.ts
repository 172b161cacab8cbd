import { z } from 'zod';
import { minorAmount } from '@/lib/kernel/fields';
import { limitRequestInput } from './limit-request';

const { annualIncomeMinor, employment, monthlyObligationsMinor, listingId, termMonths } = limitRequestInput.shape;

/** What a purchaser states to be given a limit for the whole mall; the consent to the desk is ticked by hand. */
export const preApprovalInput = z.strictObject({
  annualIncomeMinor, employment, monthlyObligationsMinor, consent: z.literal(true, { error: 'limits.no-consent' }),
});
export type PreApprovalInput = z.output<typeof preApprovalInput>;

/** Goods on chosen terms, to be taken out of that limit. */
export const drawInput = z.strictObject({ listingId, termMonths, firstPaymentMinor: minorAmount });
export type DrawInput = z.output<typeof drawInput>;

export const endPreApprovalInput = z.strictObject({ preApprovalId: listingId });
