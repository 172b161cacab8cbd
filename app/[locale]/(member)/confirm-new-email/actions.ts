'use server';
import { changeEmail } from '@/lib/accounts/change-email';
import { confirmEmailInput } from '@/lib/accounts/model/account';
import { visitorAction } from '@/lib/web/action';

export const changeEmailAction = visitorAction(confirmEmailInput, changeEmail, { refresh: false });
