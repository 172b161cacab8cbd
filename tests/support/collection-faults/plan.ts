import type { Doom } from '../contract-faults/death';
import type { Random } from '../faults/random';
import type { ChargeScript, RefundScript } from '../scripted-gateway';

/** Where whoever bills and collects may die: before and after each commit, and each call to the gateway. */
export const SWEEP_POINTS = ['billing:batch-written', 'billing:batch-committed', 'collect-due:written', 'collect-due:committed', 'ask-open-attempts:written', 'take-payouts:answered', 'take-payouts:written'] as const;
const OF_JOBS = [
  'charge-attempt:prepared', 'charge-attempt:answered', 'record-charge:written', 'record-charge:recorded', 'gateway-event:written', 'gateway-event:recorded', 'apply-gateway-event:applied',
  'refund-attempt:answered', 'refund-attempt:written', 'begin-setup:written', 'finish-setup:answered', 'finish-setup:written',
] as const;
export const POINTS: readonly string[] = [...SWEEP_POINTS, ...OF_JOBS];

/** What a seed decides for one month of one lease. */
export interface Plan {
  dooms: Doom[];
  sweepDooms: Doom[];
  /** What the gateway does with its charges, one after the other, and then as it should. */
  scripts: ChargeScript[];
  refunds: RefundScript[];
  /** Paid in another way while the gateway is asked. */
  closes: boolean;
  /** So many workers believe that they have a job. */
  workers: number;
  /** Jobs that are lost the first time. */
  loses: boolean;
  /** Callbacks of each charge: how many, none of which is needed. */
  callbacks: number;
  decides: 'succeeded' | 'declined';
}

const SCRIPTS: readonly ChargeScript[] = ['approve', 'decline-soft', 'decline-hard', 'lost', 'lost-before', 'error', 'error-after', 'processing', 'garbage'];

export function planOf(random: Random): Plan {
  const some = <T>(all: readonly T[], most: number): T[] => Array.from({ length: random.below(most + 1) }, () => random.pick(all));
  const doom = (point: string): Doom => ({ point, passes: random.chance(0.2) ? 1 : 0 });
  const closes = random.chance(0.3);
  // Money is on its way when somebody else pays; a refused card is followed by another page: there may be deaths there too.
  const scripts = closes ? [random.pick(['lost', 'error-after', 'processing', 'garbage'] as const), ...some(SCRIPTS, 2)] : some(SCRIPTS, 4);
  const beside = [...(closes ? ['refund-attempt:answered', 'refund-attempt:written'] : []), ...(scripts.includes('decline-hard') ? ['begin-setup:written', 'finish-setup:answered', 'finish-setup:written'] : [])].filter(() => random.chance(0.5));
  return {
    dooms: [...some(OF_JOBS, 5), ...beside].map(doom), sweepDooms: some(SWEEP_POINTS, 1).map(doom), scripts, refunds: some(['paid', 'lost', 'error'], 2),
    closes, workers: 1 + random.below(3), loses: random.chance(0.3), callbacks: random.below(4), decides: random.chance(0.6) ? 'succeeded' : 'declined',
  };
}
