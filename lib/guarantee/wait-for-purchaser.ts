import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { isRunning } from './model/claim';
import type { WaitForPurchaserInput } from './model/inputs';
import { noteBreaches } from './note-breaches';
import { addStep, lockClaim, pauseClaim } from './store/claims';
import { tellPurchaser } from './tell';

/**
 * The purchaser is asked for something without which nobody can go on: until the answer the clock stands. Asking is no
 * answer to the claim, so only who has answered may ask.
 *
 * Errors: `not-found`, `guarantee.answer-first`, `guarantee.moved-on` (nothing runs, or it stands already).
 */
export function waitForPurchaser(deps: Deps, actor: Actor, { claimId, text }: WaitForPurchaserInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'KEEPER');
    if (!claim) return err({ code: 'not-found' });
    if (!isRunning(claim.state)) return err({ code: 'guarantee.moved-on' });
    if (claim.answeredAt === null) return err({ code: 'guarantee.answer-first' });
    await noteBreaches(tx, claim, at);
    if (!await pauseClaim(tx, claim, at)) return err({ code: 'guarantee.moved-on' });
    await addStep(tx, claimId, { act: 'PAUSED', actor, text, at });
    await audit(tx, { actor, action: 'claim.paused', subject: { type: 'claim', id: claimId }, reason: text, at });
    await tellPurchaser(tx, claim, { what: 'paused', key: `${claimId}:${at.epochMilliseconds}`, params: { text: text.slice(0, 200) }, at });
    return ok({ claimId });
  });
}
