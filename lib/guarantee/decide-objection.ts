import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { closeClaim } from './close-claim';
import type { DecideObjectionInput } from './model/inputs';
import { noteBreaches } from './note-breaches';
import { addStep, findClaim, lockClaim, moveClaimRow } from './store/claims';
import { closeObjection } from './store/objections';
import { tellKeeper, tellPurchaser } from './tell';

/**
 * A person at the desk decides on an objection. Upheld, the claim was never rightly rejected: its clock has run all the
 * while, and what was promised meanwhile is broken. Dismissed, it is over.
 *
 * Errors: `not-found`, `guarantee.moved-on`.
 */
export function decideObjection(deps: Deps, actor: Actor, { claimId, outcome, reason }: DecideObjectionInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'DESK');
    if (!claim) return err({ code: 'not-found' });
    if (!await closeObjection(tx, claimId, { outcome, byId: actor.userId })) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: outcome, actor, text: reason, at });
    await audit(tx, { actor, action: outcome === 'UPHELD' ? 'claim.objection-upheld' : 'claim.objection-dismissed', subject: { type: 'claim', id: claimId }, reason, at });
    const news = { key: claimId, params: { reason: reason.slice(0, 200) }, at };
    if (outcome === 'DISMISSED') {
      await closeClaim(tx, claim, { end: 'REJECTED', actor, at, text: reason });
      return ok({ claimId });
    }
    if (!await moveClaimRow(tx, claimId, 'REOPENED', { closeBy: null })) return err({ code: 'guarantee.moved-on' });
    const now = await findClaim(tx, claimId);
    if (now) await noteBreaches(tx, now, at);
    await tellPurchaser(tx, claim, { what: 'upheld', ...news });
    await tellKeeper(tx, claim, { what: 'upheld-seller', ...news });
    return ok({ claimId });
  });
}
