import { z } from 'zod';
import { bank } from '@/lib/accounts/model/bank';
import { businessPhone } from '@/lib/accounts/model/phone';
import { koreanAddress } from '@/lib/accounts/model/seller';
import { line, personName } from '@/lib/accounts/model/text';
import { dueDaySchema } from '@/lib/kernel/fields';
import { FINAL_CONSENTS, MANDATE_CONSENT, ORDER_CONSENTS, type OrderConsent } from './consents';
import { isMaskedAccount } from './mandate';

/** The form's steps in order: goods and sum, who receives and where, the account, rights and consents, signature. */
export const FORM_STEPS = ['goods', 'receiving', 'mandate', 'rights', 'signature'] as const;
export type FormStep = (typeof FORM_STEPS)[number];

export const orderId = z.string({ error: 'invalid' }).regex(/^o_[0-9A-Z]{26}$/, 'invalid');

const receivingFields = {
  recipientName: personName,
  /** Landline or mobile. */
  phone: businessPhone,
  postcode: koreanAddress.shape.postcode,
  road: koreanAddress.shape.road,
  addressDetail: koreanAddress.shape.detail,
  /** 1–31; 31 is the last day of every month. */
  dueDay: z.number({ error: 'choose' }).pipe(dueDaySchema),
};

const mandateFields = {
  mandateBank: bank,
  mandateMasked: z.string({ error: 'required' }).min(1, 'required').refine(isMaskedAccount, 'orders.account'),
  mandateHolder: line(50),
};

const ticked = (codes: readonly OrderConsent[]) => z.array(z.enum(ORDER_CONSENTS, { error: 'invalid' }))
  .max(ORDER_CONSENTS.length, 'invalid')
  .superRefine((given, context) => {
    for (const code of codes) {
      if (!given.includes(code)) context.addIssue({ code: 'custom', message: 'orders.consent', path: [code] });
    }
  });

/** What each step must have before the next one opens; checked again, all together, when it is signed. */
export const stepSchemas = {
  goods: z.object({}),
  receiving: z.object(receivingFields),
  mandate: z.object({ ...mandateFields, consents: ticked([MANDATE_CONSENT]) }),
  rights: z.object({ consents: ticked(FINAL_CONSENTS) }),
  signature: z.object({ signatureName: line(50) }),
} satisfies Record<FormStep, z.ZodType>;

/** A form that is complete. */
export const orderFormSchema = z.strictObject({ ...receivingFields, ...mandateFields, consents: ticked(ORDER_CONSENTS) });
export type OrderForm = z.output<typeof orderFormSchema>;

const typed = (max: number) => z.string({ error: 'invalid' }).max(max, 'too-long').optional();

/** A form half written, kept as it was typed. An account number never is: only its masked form has a place here. */
export const orderDraftSchema = z.strictObject({
  recipientName: typed(150),
  phone: typed(40),
  postcode: typed(20),
  road: typed(360),
  addressDetail: typed(360),
  dueDay: z.int({ error: 'terms.due-day' }).min(1, 'terms.due-day').max(31, 'terms.due-day').optional(),
  mandateBank: typed(3),
  mandateMasked: z.string({ error: 'invalid' }).refine((text) => text === '' || isMaskedAccount(text), 'orders.account').optional(),
  mandateHolder: typed(150),
  consents: z.array(z.enum(ORDER_CONSENTS, { error: 'invalid' })).max(ORDER_CONSENTS.length, 'invalid').optional(),
  signatureName: typed(150),
});
export type OrderDraft = z.output<typeof orderDraftSchema>;

/** What goes into the next form of the same listing: everything but what must be said anew. */
export function carriedDraft(draft: OrderDraft): OrderDraft {
  const { consents: _consents, signatureName: _signatureName, ...rest } = draft;
  return rest;
}

/** A draft as it was stored; what cannot be read is an empty one. */
export function readDraft(stored: unknown): OrderDraft {
  const read = orderDraftSchema.safeParse(stored);
  return read.success ? read.data : {};
}

/** Whether a typed signature, or the holder of a bank account, is the account's own name, composed and without outer spaces. */
export const isNameOf = (typedName: string, accountName: string) => typedName.normalize('NFC').trim() === accountName.normalize('NFC').trim();

export const openOrderFormInput = z.strictObject({ approvalId: z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid') });
export const orderInput = z.strictObject({ orderId });
export const saveOrderDraftInput = z.strictObject({
  orderId,
  draft: orderDraftSchema,
  step: z.int({ error: 'invalid' }).min(1, 'invalid').max(FORM_STEPS.length, 'invalid'),
});
export const signOrderFormInput = z.strictObject({ orderId, form: orderFormSchema, signatureName: line(50) });

export type OpenOrderFormInput = z.output<typeof openOrderFormInput>;
export type OrderInput = z.output<typeof orderInput>;
export type SaveOrderDraftInput = z.output<typeof saveOrderDraftInput>;
export type SignOrderFormInput = z.output<typeof signOrderFormInput>;
