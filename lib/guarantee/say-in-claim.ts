import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { SayInClaimInput } from './model/inputs';
import { noteBreaches } from './note-breaches';
import { addStep, lockClaim, resumeClaim } from './store/claims';
import { tellDesk, tellKeeper, tellPurchaser } from './tell';

/**
 * Somebody says something in the thread, which purchaser, seller and desk all see. Where the purchaser was waited for, the
 * clock goes on with it.
 *
 * Errors: `not-found`, `guarantee.moved-on` (it is closed), `guarantee.photo-gone`.
 */
export function sayInClaim(deps: Deps, actor: Actor, { claimId, text, photos }: SayInClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'ANY');
    if (!claim) return err({ code: 'not-found' });
    if (claim.state === 'CLOSED') return err({ code: 'guarantee.moved-on' });
    await noteBreaches(tx, claim, at);
    if (!await addStep(tx, claimId, { act: 'SAID', actor, text, photos, at })) return err({ code: 'guarantee.photo-gone' });
    if (actor.role === 'PURCHASER' && claim.state !== 'DONE' && await resumeClaim(tx, claim, at)) await addStep(tx, claimId, { act: 'RESUMED', actor, at });
    await audit(tx, { actor, action: 'claim.said', subject: { type: 'claim', id: claimId }, at });
    const news = { what: 'said', key: `${claimId}:${at.epochMilliseconds}`, params: { text: text.slice(0, 200) }, at };
    if (actor.role !== 'PURCHASER') await tellPurchaser(tx, claim, news);
    if (actor.role !== 'SELLER') await tellKeeper(tx, claim, news);
    if (actor.role !== 'DESK' && claim.objection === 'OPEN') await tellDesk(tx, claim, news);
    return ok({ claimId });
  });
}
