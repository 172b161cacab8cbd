import type { Party, Standing } from '@/lib/deliveries/model/standing';
import { isDelivered, type ContractState } from './states';

/** What happened after the relay; its words are `contracts.events.<what>`. */
export interface ContractEvent {
  what: 'drawn' | 'reviewed' | 'delivered' | 'signed' | 'sealed' | 'lease-begun';
  /** Instant, RFC 3339. */
  at: string;
  who: Party;
}

export interface ContractFacts {
  state: ContractState;
  drawnAt: string | null;
  reviewedAt: string | null;
  deliveredAt: string | null;
  signedAt: string | null;
  sealedAt: string | null;
  leaseOpenedAt: string | null;
}

/** How an accepted order went on. A draft that was returned is told of once it has been drawn anew. */
export function contractEvents({ state, drawnAt, reviewedAt, deliveredAt, signedAt, sealedAt, leaseOpenedAt }: ContractFacts): ContractEvent[] {
  const approved = state === 'REVIEWED' || isDelivered(state);
  const stands = state === 'DRAWN' || approved;
  const events: (ContractEvent | false | null)[] = [
    drawnAt !== null && stands && { what: 'drawn', at: drawnAt, who: 'FINANCIER' },
    reviewedAt !== null && approved && { what: 'reviewed', at: reviewedAt, who: 'MALL' },
    deliveredAt !== null && { what: 'delivered', at: deliveredAt, who: 'MALL' },
    signedAt !== null && { what: 'signed', at: signedAt, who: 'PURCHASER' },
    sealedAt !== null && { what: 'sealed', at: sealedAt, who: 'FINANCIER' },
    leaseOpenedAt !== null && { what: 'lease-begun', at: leaseOpenedAt, who: 'MALL' },
  ];
  return events.filter((each): each is ContractEvent => Boolean(each));
}

/** Whose turn it is between the relay and the lease: the financier draws the contract up, the mall reviews, delivers, or settles a refusal, the purchaser signs. */
export function contractTurn(state: ContractState | undefined): Party {
  switch (state) {
    case undefined: case 'DRAWING': case 'RETURNED': return 'FINANCIER';
    case 'DELIVERED': return 'PURCHASER';
    case 'SEALED': case 'ABANDONED': return 'NOBODY';
    default: return 'MALL';
  }
}

/** What an order's page and lists know of its contract. */
export interface Awaited {
  turn: Party;
  /** Until when the purchaser signs it; null where it does not wait for that. */
  signBy: string | null;
  signed: boolean;
}

/** Where an order stands once its contract is known: what was accepted waits for the contract, for its signature, then for its seal. */
export function contractStanding(standing: Standing, awaited: Awaited | null | undefined): Standing {
  if (standing.stage !== 'accepted' || !awaited) return standing;
  const stage = awaited.signed ? 'sealing' : awaited.turn === 'PURCHASER' ? 'to-sign' : 'accepted';
  return { stage, turn: awaited.turn, by: awaited.signBy };
}
