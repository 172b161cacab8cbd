import { defineTransitions } from '@/lib/kernel/transitions';

export type ContractState = 'DRAWING' | 'DRAWN' | 'RETURNED' | 'REVIEWED' | 'DELIVERED' | 'REFUSED' | 'ABANDONED';

/**
 * drawn → reviewed → delivered. In this release the order form's signature counts, so what is delivered is in force.
 * RETURNED waits to be drawn as its next round: an admin sent it back, or has a refusing financier asked anew. It is
 * DRAWN at once where nothing has changed and the financier has issued just that. A financier that refused may still
 * issue on its own; when it never will, an admin ends the order without a contract: ABANDONED.
 */
export const CONTRACT_MOVES = defineTransitions<ContractState>({
  initial: 'DRAWING',
  moves: {
    DRAWING: ['DRAWN', 'REFUSED'],
    DRAWN: ['REVIEWED', 'RETURNED'],
    RETURNED: ['DRAWING', 'DRAWN'],
    REVIEWED: ['DELIVERED'],
    DELIVERED: [],
    REFUSED: ['RETURNED', 'DRAWN', 'ABANDONED'],
    ABANDONED: [],
  },
  final: ['DELIVERED', 'ABANDONED'],
});
