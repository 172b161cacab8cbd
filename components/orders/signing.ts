import { reaches } from '@/lib/catalogue/model/regions';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Problem, Result } from '@/lib/kernel/result';
import { isNameOf, orderFormSchema, type OrderDraft, type OrderForm } from '@/lib/orders/model/draft';
import type { FormBounds } from './use-form-step';

export interface SigningInput {
  orderId: string;
  form: OrderForm;
  signatureName: string;
}

/** A lost connection: whether it was signed is seen by signing again, which never signs twice. */
export const signingProblem = (): Result<never> => ({ ok: false, error: { code: 'not-sent' } });

/** What is sent when everything is there, else what is missing, by field. */
export function toSign(orderId: string, draft: OrderDraft, { signer, regions }: FormBounds): { input: SigningInput; problem?: never } | { input?: never; problem: Problem } {
  const { signatureName = '', ...rest } = draft;
  const parsed = orderFormSchema.safeParse({ addressDetail: '', consents: [], ...rest });
  if (!parsed.success) return { problem: inputProblem(parsed.error) };
  if (signatureName.trim() === '') return { problem: { code: 'input', fields: { signatureName: 'required' } } };
  if (!isNameOf(signatureName, signer)) return { problem: { code: 'input', fields: { signatureName: 'orders.signature' } } };
  if (!isNameOf(parsed.data.mandateHolder, signer)) return { problem: { code: 'input', fields: { mandateHolder: 'orders.holder' } } };
  if (!reaches(regions, parsed.data.postcode)) return { problem: { code: 'input', fields: { postcode: 'browse.no-delivery' } } };
  return { input: { orderId, form: parsed.data, signatureName } };
}
