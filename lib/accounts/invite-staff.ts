import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { mayMail } from './account-mail';
import { sellerFor } from './model/seller-roles';
import { INVITING, MOST_STAFF, type InviteStaff } from './model/staff';
import { mailInvitation } from './staff-mail';
import { countOpenInvitations, findOpenInvitation, insertInvitation } from './store/invitation';
import { countMembers, lockOwnShop } from './store/staff';
import { takeAttempt, throttleKey } from './store/throttle';
import { findForSignIn, lockName } from './store/user';

const field = (code: string) => err({ code: 'input', fields: { email: code } });

/**
 * Why an address cannot be invited. A person has one role in the mall, so one that purchases or works elsewhere needs
 * another address; one that has left its seller may come back, and one that nobody confirmed counts for nothing.
 */
async function whatStandsAgainst(tx: Tx, sellerId: string, email: string): Promise<string | null> {
  const there = await findForSignIn(tx, email);
  if (there?.emailConfirmedAt) {
    if (there.sellerId === sellerId && !there.leftSellerAt) return 'staff.already-member';
    if (!there.leftSellerAt || there.suspendedAt) return 'staff.address-taken';
  }
  return (await findOpenInvitation(tx, { sellerId, email })) ? 'staff.already-invited' : null;
}

/**
 * An owner asks somebody to work for the shop; the link goes out by mail. Only a shop that an admin has let in may: it
 * learns whether an address is taken.
 * Errors: `not-found`, `staff.not-approved`, `staff.full`, `accounts.too-many-attempts`; field `email`
 * `staff.already-member`, `staff.address-taken`, `staff.already-invited`, `staff.too-many-mails`.
 */
export async function inviteStaff(deps: Deps, actor: Actor, { email, roles }: InviteStaff): Promise<Result<{ invitationId: string }>> {
  const at = deps.clock.now();
  const sellerId = sellerFor(actor, 'staff');
  if (!sellerId) return err({ code: 'not-found' });
  const until = await takeAttempt(deps.db, throttleKey('invite', sellerId), INVITING, at);
  if (until) return err({ code: 'accounts.too-many-attempts', params: { seconds: Math.ceil(at.until(until).total('seconds')) } });
  return write(deps, async (tx) => {
    const shop = await lockOwnShop(tx, actor);
    if (!shop) return err({ code: 'not-found' });
    if (shop.status !== 'APPROVED') return err({ code: 'staff.not-approved' });
    await lockName(tx, 'email', email);
    const against = await whatStandsAgainst(tx, shop.id, email);
    if (against) return field(against);
    if ((await countMembers(tx, shop.id)) + (await countOpenInvitations(tx, shop.id)) >= MOST_STAFF) return err({ code: 'staff.full', params: { most: MOST_STAFF } });
    if (!(await mayMail(tx, email, at))) return field('staff.too-many-mails');
    const link = await insertInvitation(tx, { sellerId: shop.id, email, roles, invitedById: actor.userId, at });
    await mailInvitation(tx, { email, locale: shop.locale, inviter: actor.name, shop: shop.businessName, roles, link, at });
    await audit(tx, { actor, action: 'staff.invited', subject: { type: 'seller', id: shop.id }, data: { invitationId: link.id, email, roles }, at });
    return ok({ invitationId: link.id });
  });
}
