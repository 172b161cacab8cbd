import type { Party } from '@/lib/deliveries/model/standing';
import type { ContractState } from './states';

/** What happened after the relay; its words are `contracts.events.<what>`. */
export interface ContractEvent {
  what: 'drawn' | 'reviewed' | 'delivered' | 'lease-begun';
  /** Instant, RFC 3339. */
  at: string;
  who: Party;
}

export interface ContractFacts {
  state: ContractState;
  drawnAt: string | null;
  reviewedAt: string | null;
  deliveredAt: string | null;
  leaseOpenedAt: string | null;
}

/** How an accepted order went on. A draft that was returned is told of once it has been drawn anew. */
export function contractEvents({ state, drawnAt, reviewedAt, deliveredAt, leaseOpenedAt }: ContractFacts): ContractEvent[] {
  const stands = state === 'DRAWN' || state === 'REVIEWED' || state === 'DELIVERED';
  const approved = state === 'REVIEWED' || state === 'DELIVERED';
  const events: (ContractEvent | false | null)[] = [
    drawnAt !== null && stands && { what: 'drawn', at: drawnAt, who: 'FINANCIER' },
    reviewedAt !== null && approved && { what: 'reviewed', at: reviewedAt, who: 'MALL' },
    deliveredAt !== null && { what: 'delivered', at: deliveredAt, who: 'MALL' },
    leaseOpenedAt !== null && { what: 'lease-begun', at: leaseOpenedAt, who: 'MALL' },
  ];
  return events.filter((each): each is ContractEvent => Boolean(each));
}

/** Whose turn it is between the relay and the contract: the financier draws it up, the mall reviews, delivers, or settles a refusal. */
export const contractTurn = (state: ContractState | undefined): Party =>
  (state === undefined || state === 'DRAWING' || state === 'RETURNED' ? 'FINANCIER' : state === 'DELIVERED' || state === 'ABANDONED' ? 'NOBODY' : 'MALL');
