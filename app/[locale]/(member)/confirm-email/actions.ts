'use server';
import { confirmEmail } from '@/lib/accounts/confirm-email';
import { confirmEmailInput } from '@/lib/accounts/model/account';
import { visitorAction } from '@/lib/web/action';

export const confirmEmailAction = visitorAction(confirmEmailInput, confirmEmail, { refresh: false });
