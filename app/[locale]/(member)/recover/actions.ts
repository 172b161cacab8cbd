'use server';
import { requestResetInput } from '@/lib/accounts/model/account';
import { requestPasswordReset } from '@/lib/accounts/request-password-reset';
import { visitorAction } from '@/lib/web/action';

export const requestPasswordResetAction = visitorAction(requestResetInput, requestPasswordReset, { refresh: false });
