import { acceptInvitation } from '@/lib/accounts/accept-invitation';
import { inviteStaff } from '@/lib/accounts/invite-staff';
import { acceptInvitationInput, inviteStaffInput, type AcceptInvitation } from '@/lib/accounts/model/staff';
import type { Actor, SellerRole } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { actorOf, mailedToken, PASSWORD, valueOf } from './people';

let made = 0;
export const freshAddress = (kind = 'staff') => `${kind}${(made += 1)}.${Math.random().toString(36).slice(2, 8)}@example.com`;

export const joinForm = (token: string, over: Partial<Record<keyof AcceptInvitation, unknown>> = {}): AcceptInvitation =>
  acceptInvitationInput.parse({ token, name: '정직원', password: PASSWORD, phone: '010-3333-4444', terms: true, privacy: true, locale: 'ko', ...over });

/** Invites an address and gives the link's secret from the mail. */
export async function invite(deps: Deps, owner: Actor, roles: SellerRole[], email = freshAddress()): Promise<{ invitationId: string; email: string; token: string }> {
  const { invitationId } = valueOf(await inviteStaff(deps, owner, inviteStaffInput.parse({ email, roles })));
  return { invitationId, email, token: await mailedToken(deps, email) };
}

/** Somebody who was invited into a shop and accepted. */
export async function aMember(deps: Deps, owner: Actor, roles: SellerRole[], email?: string): Promise<Actor & { email: string; epoch: number }> {
  const invitation = await invite(deps, owner, roles, email);
  valueOf(await acceptInvitation(deps, null, joinForm(invitation.token)));
  return { ...(await actorOf(deps, invitation.email)), email: invitation.email };
}
