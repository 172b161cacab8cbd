import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, writeOnce, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { hearOfOrder } from './hear-of-order';
import { HttpInstitution } from './http-institution';
import { queueDecline } from './queue-decline';
import { releaseBefore } from './release-approval';
import { endApproval } from './store/approvals';
import { findHold, stillHolds, useHold, type HoldRow } from './store/holds';

/** An outside financier that has not said yes or no for so long after the hold was taken is given up. */
const GIVE_UP_HOURS = 48;

/** Why an order ends here; the orders storey has a text for each. */
type Ending = 'approval-expired' | 'approval-revoked' | 'approval-ended' | 'limit-exceeded' | 'financier-refused';

const REFUSALS: Record<string, Ending> = { 'limit-exceeded': 'limit-exceeded', 'approval-ended': 'approval-ended' };

/**
 * Uses the approval of a signed order: at the financier first, then on both limits here, with the job that places the
 * order, or the one that ends it and says why. Expiry and revocation bind until the financier has said yes. Run again it
 * repeats the use under its own key; once used it does nothing. Throws while the outcome is unknown.
 */
export async function useApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (hold?.state !== 'HELD') return;
  if (!hold.outside) return settle(deps, hold, true);
  // Asked even where the approval is over here: an earlier yes whose answer was lost still counts.
  const answered = await ask(deps, hold);
  faultPoint('use-approval:answered');
  if (answered.kind === 'answer') return settle(deps, hold, false);
  if (answered.kind === 'refused') return giveUp(deps, hold, endingOf(hold, deps) ?? REFUSALS[answered.type] ?? 'financier-refused');
  // What it may have used is reversed by the release that follows the end.
  if (deps.clock.now().epochMilliseconds - hold.changedAt.getTime() > GIVE_UP_HOURS * 3_600_000) return giveUp(deps, hold, 'financier-refused');
  throw new Error(`use of ${orderId} not known to have happened: ${answered.why}`);
}

type Used = { kind: 'answer' } | { kind: 'refused'; type: string } | { kind: 'unknown'; why: string };

/** The use, after what goes before it at the financier; while that is not known nothing is known of the use. */
async function ask(deps: Deps, hold: HoldRow): Promise<Used> {
  try {
    await hearOfOrder(deps, hold, ['hold']);
    await releaseBefore(deps, hold);
  } catch (error) {
    return { kind: 'unknown', why: String(error) };
  }
  const answered = await new HttpInstitution(deps, hold.institutionId).use(hold, (tx) => stillHolds(tx, hold));
  return answered.kind === 'unknown' ? { kind: 'unknown', why: answered.reason } : answered;
}

function endingOf({ status, expiresAt }: HoldRow, deps: Deps): Ending | undefined {
  if (status === 'REVOKED') return 'approval-revoked';
  if (status === 'EXPIRED' || expiresAt.getTime() <= deps.clock.now().epochMilliseconds) return 'approval-expired';
  return status === 'LIVE' ? undefined : 'approval-ended';
}

/** The use, or the end where the approval no longer carries it (`binding`: nobody outside has said yes to it). */
async function settle(deps: Deps, { orderId }: HoldRow, binding: boolean): Promise<void> {
  if (await writeOnce(deps, (tx) => useHold(tx, orderId, deps.clock.now(), binding))) return;
  await write(deps, async (tx) => {
    const now = await findHold(tx, orderId);
    if (now?.state === 'HELD') await queueEnd(tx, orderId, endingOf(now, deps) ?? 'approval-ended');
    // Cancelled while the financier was asked: what it has used is given back.
    if (now?.state === 'RELEASED' && now.outside) await addJob(tx, 'release-approval', { orderId }, { key: `release-approval:${orderId}:${now.round}` });
    return ok(undefined);
  });
}

/** An approval that its financier does not stand by is over here too, so that nobody opens another form with it. */
async function giveUp(deps: Deps, { orderId, approvalId }: HoldRow, reason: Ending): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await endApproval(tx, approvalId, 'REVOKED', at, reason)) {
      await audit(tx, { actor: SYSTEM, action: 'approval.revoked', subject: { type: 'approval', id: approvalId }, reason, data: { orderId }, at });
      await queueDecline(tx, { approvalId, outside: true });
    }
    return ok(await queueEnd(tx, orderId, reason));
  });
}

/** Ending the order releases what it holds, here and at the financier. */
const queueEnd = (tx: Tx, orderId: string, reason: Ending): Promise<void> =>
  addJob(tx, 'end-order', { orderId, reason }, { key: `end-order:${orderId}` });
