import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { thawLease } from '@/lib/leases/freeze-store';
import { audit } from '@/lib/platform/audit';
import { toDate, toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { ClaimEnd } from './model/claim';
import { noteBreaches } from './note-breaches';
import { reckonCredits } from './reckon-credits';
import { addStep, findToClose, lockClaim, moveClaimRow, overSince, type ClaimRow } from './store/claims';
import { closeDefect, endPause } from './store/closing';
import { tellKeeper, tellPurchaser } from './tell';

interface Closing { end: ClaimEnd; actor: Actor; at: Temporal.Instant; text?: string }

/** Ends a claim: what was overdue of the lease goes on, and what its late days come to is given back. False where it had ended. */
export async function closeClaim(tx: Tx, claim: ClaimRow, { end, actor, at, text }: Closing): Promise<boolean> {
  const { lease } = claim.guarantee;
  const usable = end === 'TAKEN_BACK' && claim.usableAt === null ? { usableAt: toDate(at) } : {};
  await endPause(tx, claim.id, at);
  if (!await moveClaimRow(tx, claim.id, 'CLOSED', { closedAt: toDate(at), end, ...usable })) return false;
  await addStep(tx, claim.id, { act: 'CLOSED', actor, text, data: { end }, at });
  await thawLease(tx, 'CLAIM', claim.id, plainDateIn(at, lease.timeZone));
  if (claim.defectId !== null) await closeDefect(tx, claim.defectId);
  await audit(tx, { actor, action: 'claim.closed', subject: { type: 'claim', id: claim.id }, ...(text && { reason: text }), data: { end }, at });
  // Whoever withdraws from a contract gets everything back: there is no instalment left to give anything of.
  if (lease.endCause !== 'WITHDRAWN') await reckonCredits(tx, claim.id, at);
  if (actor.role !== 'PURCHASER') await tellPurchaser(tx, claim, { what: `closed-${end.toLowerCase().replace('_', '-')}`, key: claim.id, at });
  await tellKeeper(tx, claim, { what: 'closed-seller', key: claim.id, at });
  return true;
}

/** What silence comes to. A rejection that nobody objected to stands, also where its lease has ended before the days to object were over. */
const endOf = ({ state, objection }: ClaimRow, ended: boolean): ClaimEnd => {
  if (state === 'REJECTED' && objection !== 'OPEN') return 'REJECTED';
  return ended ? 'ENDED' : 'SILENT';
};

/** Sweep: what silence closes, and what ended with its lease, or with what was left to be paid for it. */
export async function closeSilentClaims(deps: Deps): Promise<void> {
  for (const { id } of await findToClose(deps.db, deps.clock.now())) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      const claim = await lockClaim(tx, id, SYSTEM, 'SYSTEM');
      if (!claim || claim.state === 'CLOSED') return ok(null);
      const endedAt = await overSince(tx, claim);
      if (endedAt) await noteBreaches(tx, claim, toInstant(endedAt));
      await closeClaim(tx, claim, { end: endOf(claim, endedAt !== null), actor: SYSTEM, at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('claim not closed', { id, error }));
  }
}
