import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { releaseHold } from './store/holds';

export interface ReleaseLimits {
  orderId: string;
  at: Temporal.Instant;
  /** Code or words, kept in the audit log. */
  reason: string;
  /** Who caused it; background work unless given. */
  actor?: Actor;
}

/**
 * Gives back what an order holds, or has used, of both limits; nothing happens when it holds nothing. Works on ended
 * approvals too. An outside financier is told by a job.
 * @returns whether something was given back
 */
export async function releaseLimits(tx: Tx, { orderId, at, reason, actor = SYSTEM }: ReleaseLimits): Promise<boolean> {
  const released = await releaseHold(tx, orderId, at);
  if (!released) return false;
  const { approvalId, amountMinor, monthlyMinor, was, round } = released;
  await audit(tx, {
    actor, action: 'approval.released', subject: { type: 'approval', id: approvalId }, reason,
    data: { orderId, amountMinor, monthlyMinor, was }, at,
  });
  if (released.outside) await addJob(tx, 'release-approval', { orderId }, { key: `release-approval:${orderId}:${round}` });
  return true;
}
