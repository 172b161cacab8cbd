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

/** A supplement is drawn when it is asked for. It ends without a signature when it is sent back, taken back, or not signed in time. */
export const SUPPLEMENT_MOVES = defineTransitions<Exclude<ContractState, 'DRAWING' | 'RETURNED' | 'REFUSED'>>({
  initial: 'DRAWN',
  moves: {
    DRAWN: ['REVIEWED', 'ABANDONED'],
    REVIEWED: ['DELIVERED', 'ABANDONED'],
    DELIVERED: ['SIGNED', 'ABANDONED'],
    SIGNED: ['SEALED'],
    SEALED: [],
    ABANDONED: [],
  },
  final: ['SEALED', 'ABANDONED'],
});

/** Asked for, and neither in force nor ended. */
export const isOpenSupplement = (state: ContractState): boolean => state === 'DRAWN' || state === 'REVIEWED' || state === 'DELIVERED' || state === 'SIGNED';

/** The purchaser has it: to be read, to be signed, or signed. */
export const isDelivered = (state: ContractState): boolean => state === 'DELIVERED' || state === 'SIGNED' || state === 'SEALED';
