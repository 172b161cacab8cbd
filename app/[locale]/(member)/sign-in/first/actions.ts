'use server';
import { joinByIdentity, joinByMail } from '@/lib/accounts/join-by-identity';
import { linkPending } from '@/lib/accounts/link-pending';
import { joinByMailInput, joinInput, passwordInput } from '@/lib/accounts/model/people';
import { visitorAction } from '@/lib/web/action';
import { ofArrival } from '@/lib/web/social';

export const linkPendingAction = visitorAction(passwordInput, ofArrival(linkPending), { refresh: false });
export const joinByIdentityAction = visitorAction(joinInput, ofArrival(joinByIdentity), { refresh: false });
export const joinByMailAction = visitorAction(joinByMailInput, ofArrival(joinByMail), { refresh: false });
