export const CASE_KINDS = ['GOODS_LATE', 'REFUND_LATE', 'GOODS_DAMAGED', 'OBJECTION', 'NOT_TOLD'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Days after which what was seen to and is late still is a case again: the mall's own rule. */
export const SEEN_TO_DAYS = 14;

/**
 * What a person may decide. Goods and refunds that are late close by themselves when what was late is done; a person may
 * still write down what was seen to.
 */
export const CASE_OUTCOMES = {
  GOODS_LATE: ['SEEN_TO'],
  REFUND_LATE: ['SEEN_TO'],
  NOT_TOLD: ['SEEN_TO'],
  GOODS_DAMAGED: ['NOT_EXCEPTED', 'EXCEPTED'],
  OBJECTION: ['STANDS', 'REJECTED'],
} as const satisfies Record<CaseKind, readonly string[]>;

export type CaseOutcome = (typeof CASE_OUTCOMES)[CaseKind][number];

export const isOutcomeOf = (kind: CaseKind, outcome: string): outcome is CaseOutcome => (CASE_OUTCOMES[kind] as readonly string[]).includes(outcome);

/** Whether purchaser and seller read what was decided, and why; what was merely seen to is the desk's own. */
export const isReadByAll = (kind: CaseKind): boolean => kind === 'GOODS_DAMAGED' || kind === 'OBJECTION';
