/** Where a step of a withdrawal or refusal is; an instant (RFC 3339) when it was done, or by when it is due. */
export interface Step<K extends string> {
  key: K;
  state: 'done' | 'now' | 'late' | 'next';
  at: string | null;
  by: string | null;
}

export interface WithdrawalFacts {
  sentAt: string;
  /** Null where nobody is held to a day: the law sets the purchaser none. */
  returnBy: string | null;
  returnedAt: string | null;
  disputed: boolean;
  /** Nothing was paid: nothing is waited for after the return. */
  nothingPaid: boolean;
  refundBy: string | null;
  refundedAt: string | null;
}

export type WithdrawalStep = 'sent' | 'goods' | 'dispute' | 'refund';

const waits = (by: string | null, now: string) => (by !== null && Date.parse(by) < Date.parse(now) ? 'late' as const : 'now' as const);

/** A withdrawal as a timeline: what was done, what is waited for and until when, what comes after. */
export function withdrawalSteps({ sentAt, returnBy, returnedAt, disputed, nothingPaid, refundBy, refundedAt }: WithdrawalFacts, now: string): Step<WithdrawalStep>[] {
  const steps: (Step<WithdrawalStep> | false)[] = [
    { key: 'sent', state: 'done', at: sentAt, by: null },
    returnedAt ? { key: 'goods', state: 'done', at: returnedAt, by: null } : { key: 'goods', state: waits(returnBy, now), at: null, by: returnBy },
    disputed && { key: 'dispute', state: 'done', at: returnedAt, by: null },
    (!nothingPaid || refundedAt === null) && (refundedAt ? { key: 'refund', state: 'done', at: refundedAt, by: null }
      : refundBy ? { key: 'refund', state: waits(refundBy, now), at: null, by: refundBy } : { key: 'refund', state: 'next', at: null, by: null }),
  ];
  return steps.filter((step): step is Step<WithdrawalStep> => Boolean(step));
}
