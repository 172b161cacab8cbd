import { z } from 'zod';
import { positiveAmount } from '@/lib/kernel/fields';
import { scorecardSchema } from '@/lib/limits/model/scorecard';

const days = z.int().min(0).max(365);

/**
 * How a lender that we play decides, as data: a scorecard, from which amount financed it thinks before it answers, and when
 * it pays sellers.
 */
export const tenantRules = z.strictObject({
  ...scorecardSchema.shape, pendingAboveMinor: positiveAmount,
  /** After it issued a contract: the seven days to withdraw (art. 8) are over, and the mall had some to hand it over. */
  sellerPaidAfterDays: days.default(15),
  /** After it heard of a refused payment. */
  refusalWaitDays: days.default(60),
});
export type TenantRules = z.output<typeof tenantRules>;
/** As it rests in JSON. */
export type TenantRulesJson = z.input<typeof tenantRules>;
