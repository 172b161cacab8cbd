import { z } from 'zod';
import { line, optionalText } from '@/lib/accounts/model/text';
import { minorAmount, positiveAmount } from '@/lib/kernel/fields';

const id = z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid');
const note = line(500);

/** Ten times what the scorecard gives; more would be a slip of the hand. Minor units of won. */
const MOST_MINOR = 2_000_000_000n;

/** Another amount of a seller's exposure at the desk. */
export const proposeSellerLimitInput = z.strictObject({
  sellerLimitId: id, amountMinor: positiveAmount.refine((minor) => minor <= MOST_MINOR, 'limits.seller-amount-too-high'), note,
});
export type ProposeSellerLimitInput = z.output<typeof proposeSellerLimitInput>;

/** Another person's answer to it. What goes back says why. */
export const decideSellerLimitInput = z.discriminatedUnion('agreed', [
  z.strictObject({ agreed: z.literal(true), proposalId: id, note: optionalText(500) }),
  z.strictObject({ agreed: z.literal(false), proposalId: id, note }),
], { error: 'choose' });
export type DecideSellerLimitInput = z.output<typeof decideSellerLimitInput>;

/** The desk takes an approval back. The purchaser reads the reason. */
export const takeBackApprovalInput = z.strictObject({ approvalId: id, reason: note });
export type TakeBackApprovalInput = z.output<typeof takeBackApprovalInput>;

/** The desk takes a limit for the whole mall back. */
export const takeBackPreApprovalInput = z.strictObject({ preApprovalId: id, reason: note });

/** The desk lowers an approval. */
export const reduceApprovalInput = z.strictObject({ approvalId: id, approvedMinor: minorAmount, monthlyCapMinor: minorAmount, reason: note });
export type ReduceApprovalInput = z.output<typeof reduceApprovalInput>;

interface Standing {
  approvedMinor: bigint;
  heldMinor: bigint;
  usedMinor: bigint;
}

/** Field → error code of another amount; empty when it may be proposed, or granted. */
export function sellerAmountProblems({ approvedMinor, heldMinor, usedMinor }: Standing, amountMinor: bigint): Record<string, string> {
  if (amountMinor < heldMinor + usedMinor) return { amountMinor: 'limits.below-taken' };
  return amountMinor === approvedMinor ? { amountMinor: 'limits.same-amount' } : {};
}

interface Limits {
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
}

/** Field → error code of lower limits: neither is raised, and one of them is lower. */
export function reductionProblems(now: Limits, then: Limits): Record<string, string> {
  const problems = {
    ...(then.approvedMinor > now.approvedMinor && { approvedMinor: 'limits.not-lower' }),
    ...(then.monthlyCapMinor > now.monthlyCapMinor && { monthlyCapMinor: 'limits.not-lower' }),
  };
  const same = then.approvedMinor === now.approvedMinor && then.monthlyCapMinor === now.monthlyCapMinor;
  return same ? { approvedMinor: 'limits.same-amount' } : problems;
}
