import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { isRunning } from './model/claim';
import type { ClaimInput } from './model/inputs';
import { addStep, lockClaim, resumeClaim } from './store/claims';
import { tellKeeper } from './tell';

/** The desk lets the clock go on, where the purchaser is waited for without need. Errors: `not-found`, `guarantee.moved-on`. */
export function resumeClock(deps: Deps, actor: Actor, { claimId }: ClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'DESK');
    if (!claim) return err({ code: 'not-found' });
    if (!isRunning(claim.state) || !await resumeClaim(tx, claim, at)) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: 'RESUMED', actor, at });
    await audit(tx, { actor, action: 'claim.resumed', subject: { type: 'claim', id: claimId }, at });
    await tellKeeper(tx, claim, { what: 'resumed', key: `${claimId}:${at.epochMilliseconds}`, at });
    return ok({ claimId });
  });
}
