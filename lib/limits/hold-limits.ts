import type { Temporal } from 'temporal-polyfill';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { sumExposure } from './store/approvals';
import { findHold, findHolder, insertHold, lockExposure, lookAtLimits, prolongHold, type LimitSight } from './store/holds';
import { activeScorecard } from './store/scorecards';

export interface HoldLimits {
  orderId: string;
  approvalId: string;
  /** Until then the hold stands by itself; the caller's sweep releases it. */
  until: Temporal.Instant;
  at: Temporal.Instant;
}

export interface HeldAmounts {
  /** The amount financed, taken from the approval and from the seller's limit. */
  amountMinor: bigint;
  /** The instalment, taken from the approval's monthly cap. */
  monthlyMinor: bigint;
}

/**
 * Holds an order's amount against both limits, in the transaction that opens its form (the order's row stands and is
 * locked); takes a released hold anew, and prolongs one that still stands. An outside financier is told by a job.
 *
 * Errors: `limits.approval-expired`, `limits.approval-ended`, `limits.exceeded` (the purchaser's limit),
 * `limits.person-exceeded` (all that the desk has out with the purchaser), `limits.seller-exceeded` (the seller's), `not-found`.
 */
export async function holdLimits(tx: Tx, input: HoldLimits): Promise<Result<HeldAmounts>> {
  const { orderId, approvalId, until, at } = input;
  const exposure = await lockedExposure(tx, approvalId);
  const held = await insertHold(tx, { orderId, approvalId, mostMinor: exposure?.mostMinor ?? null, until, at });
  if (held) {
    const { amountMinor, monthlyMinor, round } = held;
    if (held.outside) await addJob(tx, 'hold-approval', { orderId }, { key: `hold-approval:${orderId}:${round}` });
    return ok({ amountMinor, monthlyMinor });
  }
  const standing = await findHold(tx, orderId);
  if (standing?.state === 'HELD' && standing.approvalId === approvalId && await prolongHold(tx, orderId, until)) {
    return ok({ amountMinor: standing.amountMinor, monthlyMinor: standing.monthlyMinor });
  }
  const sight = await lookAtLimits(tx, approvalId, at);
  return err(sight ? whyNot(sight, exposure, at) : { code: 'not-found' });
}

interface DeskExposure {
  /** By the scorecard that is in force. */
  mostMinor: bigint;
  outMinor: bigint;
}

/**
 * The desk bounds what it has out with one purchaser, and only what is held or used counts: several approvals may stand
 * side by side, so it is looked at when one is taken up. An outside financier keeps its own books.
 */
async function lockedExposure(tx: Tx, approvalId: string): Promise<DeskExposure | undefined> {
  const holder = await findHolder(tx, approvalId);
  if (holder?.institution.kind !== 'DESK') return undefined;
  await lockExposure(tx, holder.purchaserId);
  const { maxExposure } = await activeScorecard(tx);
  return { mostMinor: maxExposure, outMinor: (await sumExposure(tx, holder.purchaserId, holder.institution.id)).existingExposureMinor };
}

function whyNot(sight: LimitSight, exposure: DeskExposure | undefined, at: Temporal.Instant): Problem {
  if (sight.status === 'EXPIRED' || (sight.status === 'LIVE' && sight.expiresAt <= toDate(at))) return { code: 'limits.approval-expired' };
  if (sight.status !== 'LIVE') return { code: 'limits.approval-ended' };
  if (sight.freeMinor < sight.amountMinor || sight.monthlyFreeMinor < sight.monthlyMinor) return { code: 'limits.exceeded' };
  if (exposure && exposure.outMinor + sight.amountMinor > exposure.mostMinor) return { code: 'limits.person-exceeded' };
  return { code: 'limits.seller-exceeded' };
}
