import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { type Deps, write } from '@/lib/platform/db';
import { closeClaim } from './close-claim';
import type { ClaimInput } from './model/inputs';
import { noteBreaches } from './note-breaches';
import { lockClaim } from './store/claims';

/** The purchaser says that it works, or takes a claim back that is not done. Errors: `not-found`, `guarantee.moved-on`. */
export function confirmClaim(deps: Deps, actor: Actor, { claimId }: ClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'PURCHASER');
    if (!claim) return err({ code: 'not-found' });
    await noteBreaches(tx, claim, at);
    const end = claim.state === 'DONE' ? 'CONFIRMED' : claim.state === 'REJECTED' ? 'REJECTED' : 'TAKEN_BACK';
    return claim.objection !== 'OPEN' && await closeClaim(tx, claim, { end, actor, at }) ? ok({ claimId }) : err({ code: 'guarantee.moved-on' });
  });
}
