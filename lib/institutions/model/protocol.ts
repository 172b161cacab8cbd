import { z } from 'zod';
import { WIRE_ROUNDING, WIRE_TERMS, wireAmount, wireCurrency, wireId, wireInstant, wireMonth, wirePositive, wireSha256, wireText } from './wire';

/*
 * What a mall may ask of an institution (protocol version 1). Requests are strict: a field that is not known is
 * refused, so that nobody believes it was heard. Answers and callbacks are in answers.ts.
 */

/** Terms with the prices that follow from them, as they are asked for. */
export const termsRequest = z.strictObject({ ...WIRE_TERMS, rounding: z.strictObject(WIRE_ROUNDING) });
export type WireTerms = z.output<typeof termsRequest>;

const consent = z.strictObject({ code: wireText, recipient: wireId, version: wireText, givenAt: wireInstant });

const purchaser = z.strictObject({
  reference: wireId,
  kind: z.enum(['PERSON', 'BUSINESS'], { error: 'choice' }),
  birthYear: z.int({ error: 'birth-year' }).min(1900, 'birth-year').max(2200, 'birth-year'),
  annualIncome: wireAmount,
  employment: z.enum(['EMPLOYED', 'SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'OTHER'], { error: 'choice' }),
  monthlyObligations: wireAmount,
  consents: z.array(consent).max(50, 'too-many'),
});

const seller = z.strictObject({ reference: wireId, name: wireText, businessNumber: wireText });

const goods = z.strictObject({
  listing: wireId, title: wireText, category: wireText, quantity: z.int({ error: 'quantity' }).min(1, 'quantity'), cashPrice: wirePositive,
});

/** `POST /limit-requests`, key = `requestId` */
export const limitRequestBody = z.strictObject({
  requestId: wireId,
  currency: wireCurrency,
  createdAt: wireInstant,
  answerBy: wireInstant,
  purchaser,
  seller,
  goods: z.array(goods).min(1, 'required').max(100, 'too-many'),
  terms: termsRequest,
  acceptsOffer: wireId.optional(),
});
export type LimitRequestBody = z.output<typeof limitRequestBody>;

/** `POST /approvals/{approvalId}/hold`, key = `{orderId}:hold`; released by itself at `until` */
export const holdBody = z.strictObject({ orderId: wireId, amount: wirePositive, monthlyInstalment: wirePositive, until: wireInstant });
export type HoldBody = z.output<typeof holdBody>;

/** `POST /approvals/{approvalId}/use`, key = `{orderId}:use` */
export const useBody = z.strictObject({ orderId: wireId, amount: wirePositive, monthlyInstalment: wirePositive });
export type UseBody = z.output<typeof useBody>;

/** `POST /approvals/{approvalId}/release`, key = `{orderId}:release`; reverses a use too */
export const releaseBody = z.strictObject({ orderId: wireId });
export type ReleaseBody = z.output<typeof releaseBody>;

/** `POST /approvals/{approvalId}/decline`, key = `{approvalId}:decline` */
export const declineBody = z.strictObject({});

/** `POST /seller-limits`, key = `requestId` */
export const sellerLimitBody = z.strictObject({ requestId: wireId, seller, requested: wirePositive, currency: wireCurrency.optional() });
export type SellerLimitBody = z.output<typeof sellerLimitBody>;

export const ACCEPTANCES = ['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'BY_SILENCE'] as const;

/** `POST /contracts`, key = `orderId`; `terms` are canonical terms, `termsSha256` the hash of their RFC 8785 form */
export const contractBody = z.strictObject({
  orderId: wireId,
  approvalId: wireId,
  deliveredAt: wireInstant,
  acceptedAt: wireInstant,
  acceptance: z.enum(ACCEPTANCES, { error: 'choice' }),
  serials: z.array(wireText).max(100, 'too-many'),
  parties: z.strictObject({
    purchaser: z.strictObject({ name: wireText, address: wireText, phone: wireText, email: wireText }),
    seller: z.strictObject({ name: wireText, businessNumber: wireText, address: wireText }),
  }),
  terms: z.record(z.string(), z.unknown()),
  termsSha256: wireSha256,
});
export type ContractBody = z.output<typeof contractBody>;

/** `POST /contracts/{contractId}/remittances`, key = `remittanceId` */
export const remittanceBody = z.strictObject({
  remittanceId: wireId,
  period: wireMonth,
  currency: wireCurrency,
  lines: z.array(z.strictObject({ seq: z.int({ error: 'invalid' }).min(0, 'invalid'), amount: wireAmount })).max(1000, 'too-many'),
  total: wireAmount,
});
export type RemittanceBody = z.output<typeof remittanceBody>;

const CONTRACT_EVENTS = ['WITHDRAWAL', 'PAYMENT_REFUSAL', 'GUARANTEE_BREACH', 'EARLY_BUYOUT', 'RETURN', 'COMPLETED'] as const;

/** The contract is over with it: a refused payment or a breached guarantee is quarrelled about while it goes on. */
export const endsContract = (type: ContractEventBody['type']): boolean => type !== 'PAYMENT_REFUSAL' && type !== 'GUARANTEE_BREACH';

/** `POST /contracts/{contractId}/events`, key = `eventId` */
export const contractEventBody = z.strictObject({
  eventId: wireId,
  type: z.enum(CONTRACT_EVENTS, { error: 'choice' }),
  occurredAt: wireInstant,
  version: z.int({ error: 'version' }).min(0, 'version'),
  amounts: z.record(z.string(), wireAmount),
});
export type ContractEventBody = z.output<typeof contractEventBody>;
