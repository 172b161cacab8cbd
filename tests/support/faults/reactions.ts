import type { CallName, Reaction, ScriptedInstitution } from '../scripted-institution';
import { SHORT_DEADLINE_MS } from './deadline';
import type { Random } from './random';

/** Calls that are answered badly; the rest of the protocol's are not made by what is played. */
const CALLS: readonly CallName[] = ['limit-requests', 'lookup', 'hold', 'use', 'release', 'decline', 'seller-limits', 'contracts'];
const AHEAD = 6;

/** Nothing reaches the books: a time-out, what a broken server says, somebody else's address, an answer about another question. */
function refusal(random: Random, call: CallName): Reaction {
  const faults: Reaction[] = [
    { answer: 'hang' },
    { answer: 'http', status: 500 },
    { answer: 'http', status: 503, body: { type: 'urn:dalmada:problem:busy' }, headers: { 'retry-after': '1' } },
    { answer: 'http', status: 409, body: { type: 'urn:dalmada:problem:in-flight' } },
    { answer: 'raw', status: 200, text: '{"requestId": ' },
    { answer: 'redirect', to: 'http://127.0.0.1:9/v1/limit-requests' },
  ];
  if (call === 'limit-requests' && random.chance(0.1)) return { answer: 'raw', status: 200, text: JSON.stringify({ requestId: 'lr_another', status: 'DECLINED', version: 1, reasons: [] }) };
  if ((call === 'hold' || call === 'use') && random.chance(0.15)) return { answer: 'http', status: 409, body: { type: 'urn:dalmada:problem:limit-exceeded' } };
  return random.pick(faults);
}

/** It is carried out and kept, but what is said of it is lost, too late, or comes a byte at a time. */
function manner(random: Random): Pick<Reaction, 'loseAnswer' | 'delayMs' | 'dripMs'> {
  if (random.chance(0.55)) return {};
  return random.pick([{ loseAnswer: true as const }, { loseAnswer: true as const }, { delayMs: SHORT_DEADLINE_MS * 2 }, { dripMs: 5 }, { delayMs: 20 }]);
}

function willing(random: Random, call: CallName, annualRate: string): Reaction {
  if (call === 'contracts') return { answer: random.pick(['issue', 'issue', 'pending', 'wrong-hash'] as const) };
  if (call !== 'limit-requests') return { answer: 'normal' };
  return random.pick<Reaction>([
    { answer: 'approve', annualRate }, { answer: 'approve', annualRate }, { answer: 'approve', annualRate }, { answer: 'pending' }, { answer: 'refer' },
    { answer: 'decline' }, { answer: 'counter', termMonths: [36, 24], annualRate }, { answer: 'wrong-amounts' },
  ]);
}

/** Gives a bank its next answers to every call, each by the seed. */
export function script(random: Random, bank: ScriptedInstitution, annualRate: string): void {
  for (const call of CALLS) {
    for (let n = bank.waiting(call); n < AHEAD; n += 1) {
      bank.next(call, random.chance(0.25) ? refusal(random, call) : { ...willing(random, call, annualRate), ...manner(random) });
    }
  }
}
