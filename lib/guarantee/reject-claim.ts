import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { exclusionLines } from '@/lib/catalogue/model/guarantee';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { SILENCE_DAYS } from './model/claim';
import type { RejectClaimInput } from './model/inputs';
import { answered } from './move-claim';
import { noteBreaches } from './note-breaches';
import { addStep, lockClaim, moveClaimRow, resumeClaim } from './store/claims';
import { tellPurchaser } from './tell';

/**
 * A claim is rejected for an exclusion that the contract names, with reasons; after an objection was upheld no more. The
 * purchaser may object for seven days.
 *
 * Errors: `not-found`, `guarantee.no-exclusion` (the contract does not name it), `guarantee.moved-on`.
 */
export function rejectClaim(deps: Deps, actor: Actor, { claimId, exclusion, reason }: RejectClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'KEEPER');
    if (!claim) return err({ code: 'not-found' });
    if (![...exclusionLines(claim.guarantee, false), ...exclusionLines(claim.guarantee, true)].includes(exclusion)) return err({ code: 'guarantee.no-exclusion' });
    if (claim.objection !== null) return err({ code: 'guarantee.moved-on' });
    await noteBreaches(tx, claim, at);
    await resumeClaim(tx, claim, at);
    const closeBy = at.add({ hours: 24 * SILENCE_DAYS });
    if (!await moveClaimRow(tx, claimId, 'REJECTED', { ...answered(claim, at), exclusion, closeBy: toDate(closeBy) })) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: 'REJECTED', actor, text: reason, data: { exclusion }, at });
    await audit(tx, { actor, action: 'claim.rejected', subject: { type: 'claim', id: claimId }, reason, data: { exclusion }, at });
    await tellPurchaser(tx, claim, { what: 'rejected', key: claimId, params: { exclusion, reason: reason.slice(0, 200), closeBy: closeBy.toString() }, at });
    return ok({ claimId });
  });
}
