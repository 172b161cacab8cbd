import type { UnknownReason } from '@/lib/institutions/call-institution';
import type { LimitDecision, SellerLimitAnswer } from '@/lib/institutions/model/answers';
import type { LimitRequestBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import type { Help } from './model/help';

/**
 * What came of asking. `refused` is final: the problem's `type` without its prefix, `unreadable` for an answer that
 * says nothing we understand. `unknown` may or may not have happened; it is asked again with the same key, never anew.
 */
export type Answered<T> =
  | { kind: 'answer'; value: T; /** What the desk saw, for its person. */ assessment?: Record<string, unknown>; /** What it would approve instead of what it declined. */ helps?: Help[] }
  | { kind: 'refused'; type: string }
  | { kind: 'unknown'; reason: UnknownReason };

/** An order's amounts under an approval, as the financier knows it. */
export interface ApprovalOrder {
  /** The financier's own id of the approval. */
  externalId: string;
  orderId: string;
  /** A hold taken anew after a release has a higher round, and keys of its own. */
  round: number;
  amountMinor: bigint;
  monthlyMinor: bigint;
}

/**
 * A lender, as the mall asks it: the lease desk in process, an outside institution over HTTP. Called outside any
 * transaction, more than once for one question when an answer was lost: the same question gets the same answer.
 */
export interface Financier {
  /** Asks for an instalment limit; `requestId` is the ask's id. */
  askLimit(body: LimitRequestBody): Promise<Answered<LimitDecision>>;
  /** What has become of a question; `refused` with `unknown` when it never arrived. */
  readLimit(requestId: string): Promise<Answered<LimitDecision>>;
  /** Holds until the instant (RFC 3339), then it is released by itself. */
  hold(order: ApprovalOrder, until: string): Promise<Answered<void>>;
  /** Consumes the hold. Refused with `limit-exceeded` or `approval-ended`. */
  use(order: ApprovalOrder): Promise<Answered<void>>;
  /** Gives back a hold or a use. */
  release(order: Pick<ApprovalOrder, 'externalId' | 'orderId' | 'round'>): Promise<Answered<void>>;
  /** The purchaser chose another offer. */
  decline(externalId: string): Promise<Answered<void>>;
  /** Asks how much of a seller's goods it finances. */
  askSellerLimit(body: SellerLimitBody): Promise<Answered<SellerLimitAnswer>>;
}
