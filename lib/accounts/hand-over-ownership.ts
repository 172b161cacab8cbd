import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isOwner } from './model/seller-roles';
import type { StaffMemberInput } from './model/staff';
import { findMember, lockOwnShop, setSellerRoles } from './store/staff';

/**
 * An owner makes somebody else in the shop its owner and keeps the daily work, listings and shipping.
 * Errors: `not-found`, `staff.owner-already`, `staff.person-suspended`.
 */
export function handOverOwnership(deps: Deps, actor: Actor, { userId }: StaffMemberInput): Promise<Result<{ userId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const shop = await lockOwnShop(tx, actor);
    const heir = shop && await findMember(tx, shop.id, userId);
    if (!heir) return err({ code: 'not-found' });
    if (isOwner(heir.sellerRoles)) return err({ code: 'staff.owner-already' });
    if (heir.suspendedAt) return err({ code: 'staff.person-suspended' });
    const moved = await setSellerRoles(tx, shop.id, userId, ['OWNER']) && await setSellerRoles(tx, shop.id, actor.userId, ['LISTINGS', 'SHIPPING']);
    if (!moved) return err({ code: 'conflict' });
    const data = { sellerId: shop.id, from: actor.userId };
    await audit(tx, { actor, action: 'staff.ownership-handed-over', subject: { type: 'user', id: userId }, data, at });
    await addJob(tx, 'notify', {
      to: { userId }, kind: 'staff.owner-now', params: { shop: shop.businessName, by: actor.name }, href: '/seller/staff', eventKey: `staff-owner:${userId}:${at.toString()}`, mail: true,
    });
    return ok({ userId });
  });
}
