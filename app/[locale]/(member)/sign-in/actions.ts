'use server';
import { resendInput } from '@/lib/accounts/model/sign-up';
import { resendConfirmation } from '@/lib/accounts/resend-confirmation';
import { visitorAction } from '@/lib/web/action';

export const resendConfirmationAction = visitorAction(resendInput, resendConfirmation, { refresh: false });
