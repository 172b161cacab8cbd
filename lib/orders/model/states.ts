import { defineTransitions, sourcesOf } from '@/lib/kernel/transitions';

export const ORDER_STATES = [
  'FORM', 'EXPIRED', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED', 'REFUSED', 'CANCELLED', 'RELEASED', 'ENDED', 'WITHDRAWN',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * FORM is being written; SIGNED waits for the approval to be used; PLACED is with the seller; ACCEPTED has the
 * purchaser's relayed acceptance; CONTRACTED has its contract. EXPIRED: the approval ended before the signature.
 * ENDED: the approval no longer carried the signed order, or no contract came of the accepted one. RELEASED: the seller declined or let the notice lapse.
 * WITHDRAWN: the purchaser withdrew from the contract in force.
 */
export const orderMoves = defineTransitions<OrderState>({
  initial: 'FORM',
  moves: {
    FORM: ['SIGNED', 'EXPIRED', 'CANCELLED'],
    SIGNED: ['PLACED', 'ENDED', 'CANCELLED'],
    PLACED: ['ACCEPTED', 'REFUSED', 'CANCELLED', 'RELEASED'],
    ACCEPTED: ['CONTRACTED', 'ENDED'],
    CONTRACTED: ['WITHDRAWN'],
    EXPIRED: [], REFUSED: [], CANCELLED: [], RELEASED: [], ENDED: [], WITHDRAWN: [],
  },
  final: ['EXPIRED', 'REFUSED', 'CANCELLED', 'RELEASED', 'ENDED', 'WITHDRAWN'],
});

/** The states an order may be in just before `to`: the `where` of every conditional update. */
export const orderSources = (to: OrderState): OrderState[] => sourcesOf(orderMoves, to);

/** States in which the order has its unit and its part of the limits (reliability 2 and 3). */
export const LIVE_ORDER_STATES = ['FORM', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED'] as const satisfies readonly OrderState[];

/** Over without a lease, for whatever reason. */
export const LOST_ORDER_STATES = ['EXPIRED', 'REFUSED', 'CANCELLED', 'RELEASED', 'ENDED', 'WITHDRAWN'] as const satisfies readonly OrderState[];

/** Why an order ended; each has a text under `orders.endings`. */
export const ORDER_ENDINGS = [
  'approval-expired', 'approval-revoked', 'approval-ended', 'limit-exceeded', 'financier-refused',
  'seller-declined', 'seller-silent', 'purchaser-cancelled', 'purchaser-refused', 'contract-refused', 'contract-unsigned', 'contract-declined', 'purchaser-withdrew',
] as const;
export type OrderEnding = (typeof ORDER_ENDINGS)[number];
