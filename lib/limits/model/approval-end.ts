import { spokenReason } from './reasons';

/** Why an open form cannot be signed any more, as far as its approval says. */
export type ApprovalEnd = 'REVOKED' | 'LOWERED' | 'EXPIRED' | 'ENDED';

interface Ended {
  status: 'LIVE' | 'REVOKED' | 'DECLINED' | 'EXPIRED';
  expiresAt: Date;
  endedReason: string | null;
}

export interface FormEnd {
  why: ApprovalEnd;
  /** In the words of who took it back, where they gave any. */
  reason: string | null;
}

/** Null while the approval carries the form. */
export function endOfApproval({ status, expiresAt, endedReason }: Ended, nowMs: number): FormEnd | null {
  if (status === 'LIVE') return expiresAt.getTime() > nowMs ? null : { why: 'EXPIRED', reason: null };
  if (status === 'EXPIRED') return { why: 'EXPIRED', reason: null };
  // Nobody took it back: the purchaser gave up the limit that it came from.
  if (status === 'DECLINED' || endedReason === 'given-up') return { why: 'ENDED', reason: null };
  if (endedReason === 'lowered') return { why: 'LOWERED', reason: null };
  return { why: 'REVOKED', reason: spokenReason(endedReason) };
}

/** The same of an approval as it stands by itself: what an order has used stays, whatever became of the approval. */
export const endBeforeUse = (approval: Ended & { usedMinor: bigint }, nowMs: number): FormEnd | null =>
  (approval.usedMinor > 0n ? null : endOfApproval(approval, nowMs));
