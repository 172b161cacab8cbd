import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { ReopenClaimInput } from './model/inputs';
import { addStep, lockClaim, moveClaimRow, resumeClaim } from './store/claims';
import { tellKeeper } from './tell';

/**
 * What was said to be done is not: the clock of the repair goes on with what was left of it. The days in between were the
 * purchaser's to try it, and nobody's delay.
 *
 * Errors: `not-found`, `guarantee.moved-on`, `guarantee.photo-gone`.
 */
export function reopenClaim(deps: Deps, actor: Actor, { claimId, text, photos }: ReopenClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'PURCHASER');
    if (!claim) return err({ code: 'not-found' });
    if (claim.state !== 'DONE' || !await moveClaimRow(tx, claimId, 'REOPENED', { usableAt: null, closeBy: null })) return err({ code: 'guarantee.moved-on' });
    await resumeClaim(tx, claim, at);
    if (!await addStep(tx, claimId, { act: 'REOPENED', actor, text, photos, at })) return err({ code: 'guarantee.photo-gone' });
    await audit(tx, { actor, action: 'claim.reopened', subject: { type: 'claim', id: claimId }, reason: text, at });
    await tellKeeper(tx, claim, { what: 'reopened', key: `${claimId}:${at.epochMilliseconds}`, params: { text: text.slice(0, 200) }, at });
    return ok({ claimId });
  });
}
