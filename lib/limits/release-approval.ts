import type { Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { findHold } from './store/holds';

/**
 * Tells an outside financier that an order takes nothing of its approval any more; reverses a use too. A hold that was
 * taken anew meanwhile stands. Throws while the outcome is unknown; a refusal means there is nothing left to release.
 */
export async function releaseApproval(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const hold = await findHold(deps.db, orderId);
  if (!hold?.outside || hold.state !== 'RELEASED') return;
  const answered = await new HttpInstitution(deps, hold.institutionId).release(hold);
  if (answered.kind === 'unknown') throw new Error(`release of ${orderId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'refused') deps.log.warn('release refused', { orderId, type: answered.type });
}
