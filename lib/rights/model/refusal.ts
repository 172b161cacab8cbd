import type { Temporal } from 'temporal-polyfill';
import { defineTransitions } from '@/lib/kernel/transitions';
import { businessDaysFrom } from './withdrawal';

/** The six grounds of Instalment Transactions Act art. 16(1), in its order; their words are `rights.grounds`. */
export const GROUNDS = ['VOID', 'CANCELLED', 'NOT_SUPPLIED', 'DEFECT', 'BREACH', 'OTHER_LAW'] as const;
export type Ground = (typeof GROUNDS)[number];

export const REFUSAL_STATES = ['OPEN', 'STANDS', 'REJECTED', 'OVERTAKEN'] as const;
export type RefusalState = (typeof REFUSAL_STATES)[number];

/**
 * OPEN waits for seller and financier. STANDS: one of them accepted it, or said nothing in its days (art. 16(6)), or the
 * desk found for the purchaser after an objection. REJECTED: both refused it in time, with reasons. OVERTAKEN: the
 * purchaser withdrew from the contract.
 */
export const refusalMoves = defineTransitions<RefusalState>({
  initial: 'OPEN',
  moves: { OPEN: ['STANDS', 'REJECTED', 'OVERTAKEN'], REJECTED: ['STANDS', 'OVERTAKEN'], STANDS: [], OVERTAKEN: [] },
  final: ['STANDS', 'OVERTAKEN'],
});

/** Art. 16(5): business days after receipt in which each has to answer. */
export const ANSWER_DAYS = { SELLER: 5, FINANCIER: 7 } as const;
export type AnswerParty = keyof typeof ANSWER_DAYS;

/** What is sent on a page is received as it is sent. */
export const answerBy = (sentAt: Temporal.Instant, party: AnswerParty, timeZone: string): Temporal.Instant => businessDaysFrom(sentAt, ANSWER_DAYS[party], timeZone);

export type Answer = 'ACCEPTED' | 'REJECTED';

export interface Answers {
  seller: Answer | null;
  financier: Answer | null;
  /** RFC 3339: the first moment at which silence has decided. */
  sellerBy: string;
  financierBy: string;
}

/** When silence decides next (RFC 3339): the earlier day of who has not answered yet; null where both have. */
export function silenceBy({ seller, financier, sellerBy, financierBy }: Answers): string | null {
  const [first = null] = [...(seller === null ? [sellerBy] : []), ...(financier === null ? [financierBy] : [])].sort((one, other) => Date.parse(one) - Date.parse(other));
  return first;
}

export interface Outcome {
  state: 'STANDS' | 'REJECTED';
  by: 'ANSWER' | 'SILENCE';
}

/**
 * What has become of an open refusal at an instant; undefined while it waits. For the purchaser decides whoever accepts
 * or lets its days pass; against the purchaser only both together.
 */
export function outcomeOf({ seller, financier, sellerBy, financierBy }: Answers, at: string): Outcome | undefined {
  if (seller === 'ACCEPTED' || financier === 'ACCEPTED') return { state: 'STANDS', by: 'ANSWER' };
  const over = (by: string) => Date.parse(at) >= Date.parse(by);
  if ((seller === null && over(sellerBy)) || (financier === null && over(financierBy))) return { state: 'STANDS', by: 'SILENCE' };
  return seller === 'REJECTED' && financier === 'REJECTED' ? { state: 'REJECTED', by: 'ANSWER' } : undefined;
}
