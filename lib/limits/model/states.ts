import { defineTransitions, type Transitions } from '@/lib/kernel/transitions';

/** A request to approve a limit. CHOSEN: the purchaser took an offer of it (OPEN again where its financier does not stand by it); CLOSED: nobody waits for it any more. */
export const REQUEST_STATES = ['OPEN', 'CHOSEN', 'CLOSED'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const requestMoves: Transitions<RequestState> = defineTransitions({
  initial: 'OPEN',
  moves: { OPEN: ['CHOSEN', 'CLOSED'], CHOSEN: ['OPEN'], CLOSED: [] },
  final: ['CLOSED'],
});

/** The question to one financier. LOST: another offer, or a newer question to the same financier, took its place. */
export const ASK_STATES = ['QUEUED', 'PENDING', 'REFERRED', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'FAILED', 'LOST'] as const;
export type AskState = (typeof ASK_STATES)[number];

/** Nobody has answered yet: a machine (QUEUED, PENDING) or a person (REFERRED) is at it. */
export const WAITING_ASKS = ['QUEUED', 'PENDING', 'REFERRED'] as const satisfies readonly AskState[];

/** A FAILED ask (no answer in time) may still be answered while its request is open: the answer joins late. */
export const askMoves: Transitions<AskState> = defineTransitions({
  initial: 'QUEUED',
  moves: {
    QUEUED: ['PENDING', 'REFERRED', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'FAILED', 'LOST'],
    PENDING: ['REFERRED', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'FAILED', 'LOST'],
    REFERRED: ['PENDING', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'FAILED', 'LOST'],
    COUNTER_OFFER: ['APPROVED', 'DECLINED', 'LOST'],
    DECLINED: ['APPROVED', 'COUNTER_OFFER', 'LOST'],
    FAILED: ['PENDING', 'REFERRED', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'LOST'],
    APPROVED: ['LOST'],
    LOST: [],
  },
  final: ['LOST'],
});

/** An approved limit. DECLINED: the purchaser chose another offer. */
export const APPROVAL_STATUSES = ['LIVE', 'REVOKED', 'DECLINED', 'EXPIRED'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

export const approvalMoves: Transitions<ApprovalStatus> = defineTransitions({
  initial: 'LIVE',
  moves: { LIVE: ['REVOKED', 'DECLINED', 'EXPIRED'], REVOKED: [], DECLINED: [], EXPIRED: [] },
  final: ['REVOKED', 'DECLINED', 'EXPIRED'],
});

/** How much of a seller's goods a financier finances. */
export const SELLER_LIMIT_STATUSES = ['PENDING', 'LIVE', 'REVOKED'] as const;
export type SellerLimitStatus = (typeof SELLER_LIMIT_STATUSES)[number];

export const sellerLimitMoves: Transitions<SellerLimitStatus> = defineTransitions({
  initial: 'PENDING',
  moves: { PENDING: ['LIVE', 'REVOKED'], LIVE: ['REVOKED'], REVOKED: ['LIVE'] },
  final: [],
});

/** What one order takes of both limits. A released hold may be taken anew when the purchaser comes back to the form. */
export const HOLD_STATES = ['HELD', 'USED', 'RELEASED'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

export const holdMoves: Transitions<HoldState> = defineTransitions({
  initial: 'HELD',
  moves: { HELD: ['USED', 'RELEASED'], USED: ['RELEASED'], RELEASED: ['HELD'] },
  final: [],
});

/** A limit for the whole mall. REPLACED: asked for anew. DECLINED: nothing was approved. */
export type PreApprovalStatus = 'LIVE' | 'REVOKED' | 'EXPIRED' | 'REPLACED' | 'DECLINED';

/** What a person of the desk proposes. OVERTAKEN: its question was answered otherwise, or its time was over. */
export const PROPOSAL_STATES = ['OPEN', 'ACCEPTED', 'RETURNED', 'WITHDRAWN', 'OVERTAKEN'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const proposalMoves: Transitions<ProposalState> = defineTransitions({
  initial: 'OPEN',
  moves: { OPEN: ['ACCEPTED', 'RETURNED', 'WITHDRAWN', 'OVERTAKEN'], ACCEPTED: [], RETURNED: [], WITHDRAWN: [], OVERTAKEN: [] },
  final: ['ACCEPTED', 'RETURNED', 'WITHDRAWN', 'OVERTAKEN'],
});
