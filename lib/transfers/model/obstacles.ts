import type { PlainDate } from '@/lib/kernel/calendar';
import { lastMonthFrom } from './transfer';

/** What a lease's being given over follows from, on a day where the lease is. */
export interface TransferFacts {
  today: PlainDate;
  active: boolean;
  /** The lease desk finances it: no other financier can be asked by the protocol. */
  inHouse: boolean;
  /** A payment refusal stands: nothing is to be paid any more. */
  released: boolean;
  endsOn: PlainDate;
  /** Until the end of which day its purchaser may withdraw; null where that is over or was never open. */
  withdrawalLastOn: PlainDate | null;
  /** Why something of it rests now. */
  freezes: readonly string[];
  buying: boolean;
  returning: boolean;
  /** All that was left has fallen due at once, or something is agreed in its place. */
  calledIn: boolean;
  /** Asked for and not answered, or given: what falls due is put off for its purchaser alone. */
  deferral: boolean;
  /** A rejected refusal whose objection waits for the desk. */
  objecting: boolean;
  amending: boolean;
  writtenOff: boolean;
  /** Bills that are open. */
  openBills: number;
  /** Instalments whose day is over and that were not billed. */
  behind: number;
  /** A payment whose outcome is not known. */
  beingPaid: boolean;
  toCome: number;
}

export const OBSTACLES = ['over', 'outside', 'released', 'withdrawing', 'refusing', 'claim', 'deferral', 'returning', 'buying', 'called-in', 'amending', 'unpaid', 'being-paid', 'withdrawal-days', 'last-month'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

const OF_FREEZE: Record<string, Obstacle> = { WITHDRAWAL: 'withdrawing', PAYMENT_REFUSAL: 'refusing', CLAIM: 'claim', DEFERRAL: 'deferral', RETURN: 'returning', GOODS_BACK: 'returning' };

/** Why a lease cannot be given over now: the first of what stands against it; null where it can. */
export function obstacleOf(facts: TransferFacts): Obstacle | null {
  const [freeze] = facts.freezes;
  const rules: [boolean, Obstacle][] = [
    [!facts.active, 'over'], [!facts.inHouse, 'outside'], [facts.released, 'released'], [facts.returning, 'returning'], [facts.buying, 'buying'],
    [freeze !== undefined, OF_FREEZE[freeze ?? ''] ?? 'claim'], [facts.objecting, 'refusing'], [facts.deferral, 'deferral'], [facts.calledIn || facts.writtenOff, 'called-in'],
    [facts.amending, 'amending'], [facts.beingPaid, 'being-paid'], [facts.openBills > 0 || facts.behind > 0, 'unpaid'],
    [facts.withdrawalLastOn !== null && facts.today <= facts.withdrawalLastOn, 'withdrawal-days'], [facts.today >= lastMonthFrom(facts.endsOn) || facts.toCome === 0, 'last-month'],
  ];
  return rules.find(([stands]) => stands)?.[1] ?? null;
}
