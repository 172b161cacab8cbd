import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { deadlinesOf, isRunning } from './model/claim';
import { noteBreaches } from './note-breaches';
import { addStep, findClaim, grantTime, lockClaim } from './store/claims';

/**
 * A claim of a seller that is gone is another's: what had passed is written down as the one's, and both promises run anew
 * from now on. While the purchaser is waited for, or has to say whether it works, nothing runs.
 */
export async function handClaimOver(tx: Tx, claimId: string, { successor, at }: { successor: string; at: Temporal.Instant }): Promise<void> {
  const known = await lockClaim(tx, claimId, SYSTEM, 'SYSTEM');
  if (!known) return;
  await noteBreaches(tx, known, at);
  const claim = await findClaim(tx, claimId);
  if (!claim) return;
  const runs = isRunning(claim.state) && !claim.pauses.some(({ untilAt }) => untilAt === null);
  const { respondBy, repairBy } = deadlinesOf(claim.guarantee, at, claim.guarantee.lease.timeZone);
  if (runs) await grantTime(tx, claim, { respondBy, repairBy }, at);
  const data = { successor, ...(runs && { repairBy: repairBy.toString() }) };
  await addStep(tx, claimId, { act: 'HANDED_OVER', actor: SYSTEM, data, at });
  await audit(tx, { actor: SYSTEM, action: 'claim.handed-over', subject: { type: 'claim', id: claimId }, data, at });
}
