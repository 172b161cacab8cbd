import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { StaffMemberInput } from './model/staff';
import { mailRemoved } from './staff-mail';
import { endMembership, findMember, isLastOwner, lockOwnShop } from './store/staff';
import { voidTokens } from './store/token';

/**
 * An owner lets somebody in the shop go, or leaves it: sessions end, what that person did stays.
 * Errors: `not-found`, `staff.last-owner`, `conflict`.
 */
export function removeStaff(deps: Deps, actor: Actor, { userId }: StaffMemberInput): Promise<Result<{ userId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const shop = await lockOwnShop(tx, actor);
    const member = shop && await findMember(tx, shop.id, userId);
    if (!member) return err({ code: 'not-found' });
    if (await isLastOwner(tx, { ...member, sellerId: shop.id })) return err({ code: 'staff.last-owner' });
    if (!(await endMembership(tx, shop.id, userId, at))) return err({ code: 'conflict' });
    await voidTokens(tx, userId, 'RESET_PASSWORD', at);
    const data = { sellerId: shop.id, from: member.sellerRoles };
    await audit(tx, { actor, action: 'staff.removed', subject: { type: 'user', id: userId }, data, at });
    if (userId !== actor.userId) await mailRemoved(tx, member, shop.businessName, at);
    return ok({ userId });
  });
}
