import { z } from 'zod';
import { positiveAmount } from '@/lib/kernel/fields';
import { scorecardSchema } from '@/lib/limits/model/scorecard';

/** How a lender that we play decides, as data: a scorecard, and from which amount financed it thinks before it answers. */
export const tenantRules = z.strictObject({ ...scorecardSchema.shape, pendingAboveMinor: positiveAmount });
export type TenantRules = z.output<typeof tenantRules>;
/** As it rests in JSON. */
export type TenantRulesJson = z.input<typeof tenantRules>;
