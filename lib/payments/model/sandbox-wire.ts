import { z } from 'zod';

/* What the sandbox gateway and the mall say to each other, under `/v1`. Amounts are whole minor units as text. */

const text = z.string().min(1).max(500);
const minor = z.string().regex(/^[1-9][0-9]{0,17}$/);
const currency = z.string().regex(/^[A-Z]{3}$/);

export const setupBody = z.strictObject({ customer: text.nullable(), email: text, name: z.string().max(200), locale: z.enum(['ko', 'en']), currency: z.string(), returnUrl: z.url().max(500) });
export const setupShape = z.object({
  id: text, url: text, customer: text, status: z.enum(['open', 'done', 'gone']),
  mandate: z.object({ token: text, kind: z.enum(['CARD', 'ACCOUNT']), brand: text, last4: z.string().regex(/^[0-9]{4}$/) }).optional(),
});
export type SetupShape = z.output<typeof setupShape>;

export const chargeBody = z.strictObject({ customer: text, token: text, amount: minor, currency });
export type ChargeBody = z.output<typeof chargeBody>;
export const chargeShape = z.object({
  id: text, key: text, status: z.enum(['succeeded', 'declined', 'processing']), code: text.optional(), hard: z.boolean().optional(),
});
export type ChargeShape = z.output<typeof chargeShape>;

export const detachBody = z.strictObject({ customer: text, token: text });

export const forgetBody = z.strictObject({ customer: text });

export const refundBody = z.strictObject({ charge: text, amount: minor, currency });
export type RefundBody = z.output<typeof refundBody>;
export const refundShape = z.object({ id: text, key: text, status: z.enum(['succeeded', 'failed']) });
export type RefundShape = z.output<typeof refundShape>;

export const payoutsShape = z.object({
  payouts: z.array(z.object({
    id: text, paidOn: z.iso.date(), currency,
    lines: z.array(z.object({ kind: z.enum(['CHARGE', 'REFUND', 'FEE']), reference: text, amount: z.string().regex(/^-?[1-9][0-9]{0,17}$/) })),
  })),
});
export type PayoutsShape = z.output<typeof payoutsShape>;

export const sandboxEvent = z.object({ type: text, timestamp: text, data: z.record(z.string(), z.unknown()) });
