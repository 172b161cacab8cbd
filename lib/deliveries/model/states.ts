import { defineTransitions, sourcesOf } from '@/lib/kernel/transitions';

export const DELIVERY_STATES = [
  'NOTICED', 'ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED', 'DECLINED', 'LAPSED', 'CANCELLED', 'RETURNING', 'RETURNED',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * A receipt is never a waiver: the goods are received, then inspected, then decided upon. From SHIPPED a decision comes
 * by silence alone (the carrier proved delivery), and RETURNING when what never arrived is given up. DECIDED is an
 * acceptance waiting for its relay; a refusal takes effect at once. A seller who accepted may still decline before
 * shipping: goods break. From RELAYED the goods go back where no contract comes of the acceptance.
 */
export const deliveryMoves = defineTransitions<DeliveryState>({
  initial: 'NOTICED',
  moves: {
    NOTICED: ['ACCEPTED', 'DECLINED', 'LAPSED', 'CANCELLED'],
    ACCEPTED: ['SHIPPED', 'DECLINED', 'CANCELLED'],
    SHIPPED: ['RECEIVED', 'DECIDED', 'RETURNING'],
    RECEIVED: ['INSPECTED', 'DECIDED'],
    INSPECTED: ['DECIDED', 'RETURNING'],
    DECIDED: ['RELAYED'],
    RELAYED: ['RETURNING'],
    RETURNING: ['RETURNED'],
    DECLINED: [], LAPSED: [], CANCELLED: [], RETURNED: [],
  },
  final: ['DECLINED', 'LAPSED', 'CANCELLED', 'RETURNED'],
});

export const deliverySources = (to: DeliveryState): DeliveryState[] => sourcesOf(deliveryMoves, to);

export const DECISIONS = ['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'REFUSED', 'BY_SILENCE'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Decisions that call for a contract. */
export const ACCEPTANCES = ['ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'BY_SILENCE'] as const satisfies readonly Decision[];
