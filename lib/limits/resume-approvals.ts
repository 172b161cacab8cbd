import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { queueDecline } from './queue-decline';
import { declineLosers } from './store/choice';
import { findKeptLosers, findUntoldDeclines, findUntoldHolds, findUntoldReleases, findUntoldStrays, findUnused } from './store/owed';

/** Longer than a job of this kind takes, retries of a busy minute included. */
const STUCK_MINUTES = 10;

/** A financier that has not taken something for so long is a matter for people. */
const OWED_DAYS = 30;

/**
 * Sweep: no order stays signed for ever, and no outside financier keeps what is not taken of it any more. What is owed
 * to one, and whose job has been given up or is lost, gets its job again. Each job does nothing where nothing is left to do.
 */
export async function resumeApprovals(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const span = { since: now.subtract({ hours: 24 * OWED_DAYS }), before: now.subtract({ minutes: STUCK_MINUTES }) };
  const [uses, holds] = [await findUnused(deps.db, span), await findUntoldHolds(deps.db, span)];
  const [releases, declines] = [await findUntoldReleases(deps.db, span), await findUntoldDeclines(deps.db, span)];
  const [kept, strays] = [await findKeptLosers(deps.db, span), await findUntoldStrays(deps.db, span)];
  if (uses.length + holds.length + releases.length + declines.length + kept.length + strays.length === 0) return;
  await write(deps, async (tx) => {
    for (const { orderId } of uses) await addJob(tx, 'use-approval', { orderId }, { key: `use-approval:${orderId}` });
    for (const { orderId, round } of holds) await addJob(tx, 'hold-approval', { orderId }, { key: `hold-approval:${orderId}:${round}` });
    for (const { orderId, round } of releases) await addJob(tx, 'release-approval', { orderId }, { key: `release-approval:${orderId}:${round}` });
    for (const { approvalId } of declines) await queueDecline(tx, { approvalId, outside: true });
    for (const { requestId } of kept) await declineLosers(tx, requestId, now);
    for (const stray of strays) await addJob(tx, 'decline-stray', { ...stray }, { key: `decline-stray:${stray.institutionId}:${stray.externalId}` });
    return ok(null);
  });
  deps.log.warn('approvals resumed', { uses: uses.length, holds: holds.length, releases: releases.length, declines: declines.length, kept: kept.length, strays: strays.length });
}
