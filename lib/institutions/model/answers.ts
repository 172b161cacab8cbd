import { z } from 'zod';
import { WIRE_ROUNDING, WIRE_TERMS, wireAmount, wireId, wireInstant, wirePositive, wireRate, wireReason, wireSha256, wireText, wireVersion } from './wire';

/*
 * What an institution says (protocol version 1). A field that is not known is left out, so that an institution may
 * say more than we understand.
 */

/** Terms of a counter-offer, with the prices that follow from them. */
export const termsAnswer = z.object({ ...WIRE_TERMS, rounding: z.object(WIRE_ROUNDING) });

export const approvalAnswer = z.object({
  approvalId: wireId,
  /** The amount financed that may be used in all. */
  approvedAmount: wirePositive,
  /** Sum of instalments that may fall due in one month under this approval. */
  monthlyCap: wirePositive,
  annualRate: wireRate,
  monthlyInstalment: wirePositive,
  totalCost: wirePositive,
  totalToOwn: wirePositive,
  expiresAt: wireInstant,
});
export type ApprovalAnswer = z.output<typeof approvalAnswer>;

export const offerAnswer = z.object({ offerId: wireId, terms: termsAnswer, expiresAt: wireInstant });
export type OfferAnswer = z.output<typeof offerAnswer>;

const about = { requestId: wireId, version: wireVersion, decidedAt: wireInstant.optional() };

/** Answer to `POST /limit-requests` and `GET /limit-requests/{requestId}` (200, or 202 while PENDING or REFERRED); data of `limit.decided`. */
export const limitDecision = z.discriminatedUnion('status', [
  z.object({ ...about, status: z.literal('PENDING'), answerBy: wireInstant.optional() }),
  z.object({ ...about, status: z.literal('REFERRED'), answerBy: wireInstant.optional() }),
  z.object({ ...about, status: z.literal('APPROVED'), approval: approvalAnswer }),
  z.object({ ...about, status: z.literal('DECLINED'), reasons: z.array(wireReason) }),
  z.object({ ...about, status: z.literal('COUNTER_OFFER'), offers: z.array(offerAnswer).min(1) }),
]);
export type LimitDecision = z.output<typeof limitDecision>;

/** Answer to hold, use and release. */
export const approvalUse = z.object({ approvalId: wireId, held: wireAmount, used: wireAmount, available: wireAmount, version: wireVersion });
export type ApprovalUse = z.output<typeof approvalUse>;

/** Answer to `POST /seller-limits`; with 202 the amounts may still be missing. */
export const sellerLimitAnswer = z.object({
  sellerLimitId: wireId,
  status: z.string(),
  approvedAmount: wireAmount.optional(),
  used: wireAmount.optional(),
  expiresAt: wireInstant.optional(),
  version: wireVersion,
});
export type SellerLimitAnswer = z.output<typeof sellerLimitAnswer>;

const contractStatement = z.object({ ko: wireText, en: wireText });
const contractSignature = z.object({ keyid: wireId, value: z.base64() });

/** Answer 201 to `POST /contracts`; data of `contract.issued`. */
export const contractAnswer = z.object({
  contractId: wireId,
  /** Sent by us in callbacks, so that the contract is found even if its 202 was lost. */
  orderId: wireId.optional(),
  contractNumber: wireText,
  status: z.literal('ISSUED'),
  version: wireVersion,
  issuedAt: wireInstant,
  termsSha256: wireSha256,
  statement: contractStatement,
  signature: contractSignature.optional(),
});
export type ContractAnswer = z.output<typeof contractAnswer>;

/** Answer 202 to `POST /contracts`: the contract comes by callback. */
export const contractPending = z.object({ contractId: wireId.optional(), status: z.string().optional(), version: wireVersion.optional() });
export type ContractPending = z.output<typeof contractPending>;

/** RFC 9457; `type` is `urn:dalmada:problem:…`. */
export const problemAnswer = z.object({
  type: z.string().default('about:blank'),
  title: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
