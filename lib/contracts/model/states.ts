import { defineTransitions } from '@/lib/kernel/transitions';

export type ContractState = 'DRAWING' | 'DRAWN' | 'RETURNED' | 'REVIEWED' | 'DELIVERED' | 'SIGNED' | 'SEALED' | 'REFUSED' | 'ABANDONED';

/**
 * drawn → reviewed → delivered → signed by the purchaser → sealed: then it is in force. What is never signed is ABANDONED.
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
    DELIVERED: ['SIGNED', 'ABANDONED'],
    SIGNED: ['SEALED'],
    SEALED: [],
    REFUSED: ['RETURNED', 'DRAWN', 'ABANDONED'],
    ABANDONED: [],
  },
  final: ['SEALED', 'ABANDONED'],
});

/** The purchaser has it: to be read, to be signed, or signed. */
export const isDelivered = (state: ContractState): boolean => state === 'DELIVERED' || state === 'SIGNED' || state === 'SEALED';
