import type { Random } from '../faults/random';
import type { Mood } from '../time-stamp-server';
import type { Doom } from './death';

/** What is done in the background from the accepted delivery to the lease. */
export const STEPS = ['draw-up-contract', 'apply-institution-event', 'deliver-contract', 'seal-contract', 'open-lease'] as const;
export type Step = (typeof STEPS)[number];

const OF_JOBS = [
  'prepare-contract:written', 'draw-up-contract:prepared', 'draw-up-contract:answered', 'record-contract-answer:written', 'deliver-contract:drawn', 'deliver-contract:written',
  'countersign:signed', 'ensure-certificate:made', 'seal-contract:countersigned', 'seal-contract:drawn', 'seal-contract:sealed', 'seal-contract:written', 'open-lease:written',
];
const OF_REQUESTS = ['open-signing:written', 'finish-reading:written', 'record-consent:written', 'send-signing-code:written', 'sign-contract:checked', 'sign-contract:written'];
/** After the last commit, before the worker has put its job away, or the page was told. */
const AFTERWARDS = [...STEPS.filter((step) => step !== 'apply-institution-event').map((step) => `${step}:done`), 'open:answered', 'read:answered', 'consent:answered', 'code:answered', 'sign:answered'];

export const POINTS: readonly string[] = [...OF_JOBS, ...OF_REQUESTS, ...AFTERWARDS];

/** What a seed decides for its contract. */
export interface Plan {
  lender: 'desk' | 'script';
  dooms: Doom[];
  /** Steps whose job two workers do side by side, the first time. */
  twice: Set<Step>;
  /** Steps whose job is lost the first time, with the row or given up. */
  lost: Set<Step>;
  bank: { answer: 'issue' | 'pending' | 'wrong-hash'; troubles: ('lost' | 'busy' | 'slow')[] };
  review: 'one' | 'both' | 'returned' | 'disagree';
  /** What the time-stamp server does, one attempt after the other, and then as it should; null: there is none. */
  stamps: Mood[] | null;
  renewsCertificate: boolean;
  guesses: number;
  forwards: boolean;
  revokes: boolean;
}

const some = <T>(random: Random, all: readonly T[], share: number): T[] => all.filter(() => random.chance(share));

export function planOf(random: Random): Plan {
  const dooms = Array.from({ length: random.below(7) }, () => ({ point: random.pick(POINTS), passes: random.chance(0.2) ? 1 : 0 }));
  const stamped = random.chance(0.4);
  return {
    lender: random.chance(0.5) ? 'desk' : 'script',
    dooms,
    twice: new Set(some(random, STEPS, 0.3)),
    lost: new Set(some(random, STEPS, 0.12).filter((step) => step !== 'apply-institution-event')),
    bank: {
      answer: random.pick(['issue', 'issue', 'pending', 'pending', 'wrong-hash'] as const),
      troubles: random.chance(0.5) ? Array.from({ length: 1 + random.below(2) }, () => random.pick(['lost', 'busy', 'slow'] as const)) : [],
    },
    review: random.pick(['one', 'both', 'both', 'returned', 'disagree'] as const),
    stamps: stamped ? Array.from({ length: random.below(3) }, () => random.pick(['refuse', 'other-digest', 'broken-signature', 'nonsense', 'error'] as const)) : null,
    renewsCertificate: random.chance(0.15) || dooms.some(({ point }) => point === 'ensure-certificate:made'),
    guesses: random.chance(0.3) ? 1 + random.below(5) : 0,
    forwards: random.chance(0.2),
    revokes: random.chance(0.2),
  };
}
