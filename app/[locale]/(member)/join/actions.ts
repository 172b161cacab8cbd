'use server';
import { acceptInvitation } from '@/lib/accounts/accept-invitation';
import { acceptInvitationInput } from '@/lib/accounts/model/staff';
import { visitorAction } from '@/lib/web/action';

export const acceptInvitationAction = visitorAction(acceptInvitationInput, acceptInvitation, { refresh: false });
