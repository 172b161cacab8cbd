import { z } from 'zod';
import { SELLER_ROLES } from '@/lib/kernel/actor';
import { tick } from './consent';
import { emailAddress } from './email';
import { newPassword } from './password';
import { mobilePhone } from './phone';
import { tidyRoles } from './seller-roles';
import type { ThrottleRule } from './sign-in';
import { locale } from './sign-up';
import { personName } from './text';

/** An invitation's link works this long; a new one may be sent any time. */
export const INVITATION_DAYS = 7;

/** People and open invitations of one shop together: they stand on one page. */
export const MOST_STAFF = 50;

const MINUTE = 60;

/** How often one shop may try addresses: enough for a whole team, too few to learn who has an account here. */
export const INVITING: ThrottleRule = { failures: 20, windowSeconds: 60 * MINUTE, firstBlockSeconds: 10 * MINUTE, longestBlockSeconds: 60 * MINUTE };

const roles = z.array(z.enum(SELLER_ROLES, { error: 'choose' }), { error: 'choose' }).max(SELLER_ROLES.length).transform(tidyRoles)
  .refine((chosen) => chosen.length > 0, 'staff.roles-missing');

export const inviteStaffInput = z.strictObject({ email: emailAddress, roles });
export const invitationInput = z.strictObject({ invitationId: z.string().max(60) });
export const staffMemberInput = z.strictObject({ userId: z.string().max(60) });
export const changeStaffRolesInput = z.strictObject({ userId: z.string().max(60), roles });
export const acceptInvitationInput = z.strictObject({
  token: z.string().min(1).max(200), name: personName, password: newPassword, phone: mobilePhone, terms: tick, privacy: tick, locale,
});

export type InviteStaff = z.output<typeof inviteStaffInput>;
export type InvitationInput = z.output<typeof invitationInput>;
export type StaffMemberInput = z.output<typeof staffMemberInput>;
export type ChangeStaffRoles = z.output<typeof changeStaffRolesInput>;
export type AcceptInvitation = z.output<typeof acceptInvitationInput>;

/** `closed`: the shop itself is closed to its people. */
export const INVITATION_STATES = ['open', 'expired', 'used', 'revoked', 'closed'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

interface InvitationFacts {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  seller: { status: string };
}

export function invitationState({ expiresAt, acceptedAt, revokedAt, seller }: InvitationFacts, nowMs: number): InvitationState {
  if (acceptedAt) return 'used';
  if (revokedAt) return 'revoked';
  if (seller.status === 'SUSPENDED') return 'closed';
  return expiresAt.getTime() > nowMs ? 'open' : 'expired';
}
