import type { Deps } from '@/lib/platform/db';
import { hearOfOrder } from './hear-of-order';
import { HttpInstitution } from './http-institution';
import { findHold, type HoldRow } from './store/holds';
import { findReleasesBefore, isEndUntold } from './store/owed';

/** What was given back so long ago and never confirmed is a matter for people. */
const OWED_DAYS = 30;

/**
 * Tells an outside financier that an order takes nothing of its approval any more; reverses a use too. A hold that was
 * taken anew meanwhile stands. What may still be on its way there is heard of first, and so is the end of its contract. Throws while the outcome is
 * unknown; a refusal means there is nothing left to release, or that a contract still binds it there, which asking again does not change.
 */
export async function releaseApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (!hold?.outside || hold.state !== 'RELEASED') return;
  if (await isEndUntold(deps.db, orderId)) throw new Error(`the end of the contract of ${orderId} is not known to have arrived`);
  await hearOfOrder(deps, hold, ['hold', 'use']);
  const answered = await new HttpInstitution(deps, hold.institutionId).release(hold);
  if (answered.kind === 'unknown') throw new Error(`release of ${orderId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'refused') deps.log.warn('release refused', { orderId, type: answered.type });
}

/**
 * Other orders' room, given back here and not yet there: told first, or the financier would find that this one does not
 * fit, and a good approval would end for it. Throws while that is not known of this approval's own; what else its seller
 * has given back is told as well as it goes, since one order's trouble must not keep all the others waiting.
 */
export async function releaseBefore(deps: Deps, hold: HoldRow): Promise<void> {
  for (const { orderId, same } of await findReleasesBefore(deps.db, hold, deps.clock.now().subtract({ hours: 24 * OWED_DAYS }))) {
    const released = releaseApproval(deps, { orderId });
    await (same ? released : released.catch((error: unknown) => { deps.log.warn('not released yet', { orderId, error: String(error) }); }));
  }
}
