'use server';
import { changeStaffRoles } from '@/lib/accounts/change-staff-roles';
import { handOverOwnership } from '@/lib/accounts/hand-over-ownership';
import { inviteStaff } from '@/lib/accounts/invite-staff';
import { changeStaffRolesInput, invitationInput, inviteStaffInput, staffMemberInput } from '@/lib/accounts/model/staff';
import { removeStaff } from '@/lib/accounts/remove-staff';
import { resendInvitation } from '@/lib/accounts/resend-invitation';
import { revokeInvitation } from '@/lib/accounts/revoke-invitation';
import { sellerAction } from '@/lib/web/action';

export const inviteStaffAction = sellerAction('staff', inviteStaffInput, inviteStaff);
export const resendInvitationAction = sellerAction('staff', invitationInput, resendInvitation);
export const revokeInvitationAction = sellerAction('staff', invitationInput, revokeInvitation);
export const changeStaffRolesAction = sellerAction('staff', changeStaffRolesInput, changeStaffRoles);
export const removeStaffAction = sellerAction('staff', staffMemberInput, removeStaff);
export const handOverOwnershipAction = sellerAction('staff', staffMemberInput, handOverOwnership);
