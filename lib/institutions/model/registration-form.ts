import { z } from 'zod';
import type { Policy } from './policy';
import { registration, webhookSecret, type Registration } from './institution';
import { wirePositive } from './wire';

const amount = z.union([z.literal(''), wirePositive], { error: 'amount' });
const months = z.string({ error: 'invalid' }).trim().regex(/^(?:|[1-9]|[1-9][0-9]|1[01][0-9]|120)$/, 'terms.months');

const fields = registration.omit({ policy: true }).extend({
  minAmount: amount,
  maxAmount: amount,
  minTermMonths: months,
  maxTermMonths: months,
  /** None chosen: any. */
  categories: z.array(z.string()),
  /** Ids of the only sellers whose goods it finances, between commas or spaces; empty: any. */
  sellers: z.string().trim().max(5000, 'too-long'),
});

function bounds({ minAmount, maxAmount, minTermMonths, maxTermMonths }: z.output<typeof fields>, context: z.RefinementCtx): void {
  const over = (from: string, to: string) => from !== '' && to !== '' && BigInt(from) > BigInt(to);
  if (over(minAmount, maxAmount)) context.addIssue({ code: 'custom', message: 'institutions.below-least', path: ['maxAmount'] });
  if (over(minTermMonths, maxTermMonths)) context.addIssue({ code: 'custom', message: 'institutions.below-least', path: ['maxTermMonths'] });
}

/** A registration as its form has it: the policy in fields of its own, empty where it has no bound. Of a known financier an empty secret stays as it is. */
export const registrationForm = fields.superRefine(bounds);
/** The same of a new one, which has no secret yet. */
export const newRegistrationForm = fields.extend({ secret: webhookSecret }).superRefine(bounds);
export type RegistrationForm = z.input<typeof registrationForm>;

export function registrationOf({ minAmount, maxAmount, minTermMonths, maxTermMonths, categories, sellers, ...rest }: z.output<typeof registrationForm>): Registration {
  const ids = sellers.split(/[\s,]+/).filter((id) => id !== '');
  return {
    ...rest,
    policy: {
      ...(minAmount !== '' && { minAmount }), ...(maxAmount !== '' && { maxAmount }),
      ...(minTermMonths !== '' && { minTermMonths: Number(minTermMonths) }), ...(maxTermMonths !== '' && { maxTermMonths: Number(maxTermMonths) }),
      ...(categories.length > 0 && { categories }), ...(ids.length > 0 && { sellers: ids }),
    },
  };
}

/** What the form begins with: what is registered, or nothing. The secret is never shown. */
export function registrationStart(known?: Omit<Registration, 'secret' | 'policy'> & { policy: Policy }): RegistrationForm {
  const { policy, ...rest } = known ?? { code: '', nameKo: '', nameEn: '', baseUrl: '', publicKeys: '', businessNumber: '', addressKo: '', addressEn: '', phone: '', policy: {} };
  return {
    ...rest, secret: '',
    minAmount: policy.minAmount ?? '', maxAmount: policy.maxAmount ?? '', minTermMonths: policy.minTermMonths?.toString() ?? '', maxTermMonths: policy.maxTermMonths?.toString() ?? '',
    categories: policy.categories ?? [], sellers: (policy.sellers ?? []).join(', '),
  };
}
