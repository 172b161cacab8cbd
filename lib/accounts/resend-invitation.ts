import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { mayMail } from './account-mail';
import type { InvitationInput } from './model/staff';
import { mailInvitation } from './staff-mail';
import { findOpenInvitation, renewInvitation } from './store/invitation';
import { lockOwnShop } from './store/staff';

/** Sends a new link, which works from now; the one before works no more. Errors: `not-found`, `staff.not-approved`, `staff.invitation-gone`, `staff.too-many-mails`. */
export function resendInvitation(deps: Deps, actor: Actor, { invitationId }: InvitationInput): Promise<Result<{ email: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const shop = await lockOwnShop(tx, actor);
    if (!shop) return err({ code: 'not-found' });
    if (shop.status !== 'APPROVED') return err({ code: 'staff.not-approved' });
    const invitation = await findOpenInvitation(tx, { sellerId: shop.id, id: invitationId });
    if (!invitation) return err({ code: 'staff.invitation-gone' });
    const { email, roles } = invitation;
    if (!(await mayMail(tx, email, at))) return err({ code: 'staff.too-many-mails' });
    const link = await renewInvitation(tx, invitation.id, at);
    if (!link) return err({ code: 'staff.invitation-gone' });
    await mailInvitation(tx, { email, locale: shop.locale, inviter: actor.name, shop: shop.businessName, roles, link, at });
    await audit(tx, { actor, action: 'staff.invitation-resent', subject: { type: 'seller', id: shop.id }, data: { invitationId, email }, at });
    return ok({ email });
  });
}
