import { defineTransitions } from '@/lib/kernel/transitions';

export type ContractState = 'DRAWING' | 'DRAWN' | 'RETURNED' | 'REVIEWED' | 'DELIVERED' | 'REFUSED';

/** drawn → reviewed → delivered. In this release the order form's signature counts, so what is delivered is in force. */
export const CONTRACT_MOVES = defineTransitions<ContractState>({
  initial: 'DRAWING',
  moves: {
    DRAWING: ['DRAWN', 'REFUSED'],
    DRAWN: ['REVIEWED', 'RETURNED'],
    RETURNED: ['DRAWN', 'REFUSED'],
    REVIEWED: ['DELIVERED'],
    DELIVERED: [],
    REFUSED: ['DRAWING'],
  },
  final: ['DELIVERED'],
});
