import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { ObjectToExclusionInput } from './model/inputs';
import { addStep, lockClaim } from './store/claims';
import { openObjection } from './store/objections';
import { tellDesk, tellKeeper } from './tell';

/** The purchaser does not accept a rejection: a person at the desk decides, once. Errors: `not-found`, `guarantee.moved-on`. */
export function objectToExclusion(deps: Deps, actor: Actor, { claimId, text }: ObjectToExclusionInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'PURCHASER');
    if (!claim) return err({ code: 'not-found' });
    if (!await openObjection(tx, claimId, at)) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: 'OBJECTED', actor, text, at });
    await audit(tx, { actor, action: 'claim.objected', subject: { type: 'claim', id: claimId }, reason: text, at });
    const news = { key: claimId, params: { text: text.slice(0, 200) }, at };
    await tellDesk(tx, claim, { what: 'objected-desk', ...news });
    await tellKeeper(tx, claim, { what: 'objected-seller', ...news });
    return ok({ claimId });
  });
}
