import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import type { InvitationInput } from './model/staff';
import { findOpenInvitation, revokeOpenInvitation } from './store/invitation';
import { lockOwnShop } from './store/staff';

/** Takes an invitation back; its link works no more. Errors: `not-found`, `staff.invitation-gone`. */
export function revokeInvitation(deps: Deps, actor: Actor, { invitationId }: InvitationInput): Promise<Result<{ email: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const shop = await lockOwnShop(tx, actor);
    if (!shop) return err({ code: 'not-found' });
    const invitation = await findOpenInvitation(tx, { sellerId: shop.id, id: invitationId });
    if (!invitation || !(await revokeOpenInvitation(tx, invitation.id, at))) return err({ code: 'staff.invitation-gone' });
    const { email } = invitation;
    await audit(tx, { actor, action: 'staff.invitation-revoked', subject: { type: 'seller', id: shop.id }, data: { invitationId, email }, at });
    return ok({ email });
  });
}
