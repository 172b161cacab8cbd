import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isOwner } from './model/seller-roles';
import type { ChangeStaffRoles } from './model/staff';
import { findMember, isLastOwner, lockOwnShop, setSellerRoles } from './store/staff';

/**
 * An owner gives somebody in the shop other work, from their next request on.
 * Errors: `not-found`, `staff.last-owner`; field `roles` `staff.same-roles`.
 */
export function changeStaffRoles(deps: Deps, actor: Actor, { userId, roles }: ChangeStaffRoles): Promise<Result<{ userId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const shop = await lockOwnShop(tx, actor);
    const member = shop && await findMember(tx, shop.id, userId);
    if (!member) return err({ code: 'not-found' });
    const from = member.sellerRoles;
    if (from.join() === roles.join()) return err({ code: 'input', fields: { roles: 'staff.same-roles' } });
    if (!isOwner(roles) && await isLastOwner(tx, { ...member, sellerId: shop.id })) return err({ code: 'staff.last-owner' });
    if (!(await setSellerRoles(tx, shop.id, userId, roles))) return err({ code: 'conflict' });
    await audit(tx, { actor, action: 'staff.roles-changed', subject: { type: 'user', id: userId }, data: { sellerId: shop.id, from, to: roles }, at });
    if (userId !== actor.userId) {
      await addJob(tx, 'notify', {
        to: { userId }, kind: 'staff.roles-changed', params: { shop: shop.businessName, by: actor.name }, href: '/seller', eventKey: `staff-roles:${userId}:${at.toString()}`, mail: true,
      });
    }
    return ok({ userId });
  });
}
