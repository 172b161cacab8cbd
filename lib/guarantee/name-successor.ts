import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { handClaimOver } from './hand-claim-over';
import type { NameSuccessorInput } from './model/inputs';
import { findClaimsToHand, findGone, findHeir, handOver, nameHeir } from './store/successors';
import { tellOfSeller } from './tell-of-seller';

/**
 * Another seller, who has agreed to it, keeps the guarantees of one that is gone: its open claims and their threads are the
 * successor's from now on, with clocks that begin anew. One may be named after another.
 *
 * Errors: `not-found`, `guarantee.not-gone`, by field `guarantee.no-successor` (not an approved seller).
 */
export function nameSuccessor(deps: Deps, actor: Actor, { sellerId, successorId, note }: NameSuccessorInput): Promise<Result<{ sellerId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const gone = actor.role === 'ADMIN' ? await findGone(tx, sellerId) : null;
    if (!gone) return err({ code: 'not-found' });
    const heir = successorId === sellerId ? null : await findHeir(tx, successorId);
    if (!heir) return err({ code: 'input', fields: { successorId: 'guarantee.no-successor' } });
    await nameHeir(tx, sellerId, successorId, { byId: actor.userId, note, at });
    const claims = await findClaimsToHand(tx, sellerId);
    for (const { id } of claims) await handClaimOver(tx, id, { successor: heir.businessName, at });
    const count = await handOver(tx, sellerId, successorId);
    const params = { seller: gone.seller.businessName, successor: heir.businessName };
    await tellOfSeller(tx, { what: `successor-named`, sellerId, params, at });
    await notifySeller(tx, successorId, 'orders', { kind: 'guarantee.successor-you', params: { ...params, count, claims: claims.length }, href: '/seller/claims', eventKey: `guarantee:successor:${sellerId}:${successorId}`, at, mail: true });
    await audit(tx, { actor, action: 'seller.successor-named', subject: { type: 'seller', id: sellerId }, reason: note, data: { successorId, guarantees: count, claims: claims.length }, at });
    return ok({ sellerId });
  });
}
