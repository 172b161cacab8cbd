import type { WithdrawalState } from './withdrawal';

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

export type Standing = WithdrawalState | 'ON_THE_WAY' | 'DISPUTED_GIVEN' | 'DISPUTED_LATE' | 'RETURNED_LATE' | 'REFUNDED_LOSS';

interface Stands {
  state: WithdrawalState;
  refundBy: string | null;
  refundedAt: string | null;
  refundMinor: bigint;
  lossMinor: bigint;
  /** Whether the goods had been sent back before it was withdrawn from. */
  goodsSent: boolean;
}

/** How a withdrawal stands, as its purchaser is told: not to send what was sent, that a refund is late, or given while something is disputed, what may be claimed still. */
export function standingOf({ state, refundBy, refundedAt, refundMinor, lossMinor, goodsSent }: Stands, now: string): Standing {
  if (state === 'SENT') return goodsSent ? 'ON_THE_WAY' : 'SENT';
  if (state === 'REFUNDED') return lossMinor > 0n ? 'REFUNDED_LOSS' : 'REFUNDED';
  if (state === 'DISPUTED' && refundedAt !== null) return refundMinor > 0n ? 'DISPUTED_GIVEN' : 'DISPUTED';
  return isRefundLate({ refundBy }, now) ? `${state}_LATE` : state;
}

/** Whether the day by which money was to be given back has gone by. */
export const isRefundLate = ({ refundBy }: { refundBy: string | null }, now: string): boolean => waits(refundBy, now) === 'late';
