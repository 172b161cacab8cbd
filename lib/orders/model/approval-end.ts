import { spokenReason } from '@/lib/limits/model/reasons';

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
  if (status === 'DECLINED') return { why: 'ENDED', reason: null };
  if (endedReason === 'lowered') return { why: 'LOWERED', reason: null };
  return { why: 'REVOKED', reason: spokenReason(endedReason) };
}
