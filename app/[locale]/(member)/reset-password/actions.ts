'use server';
import { resetPasswordInput } from '@/lib/accounts/model/account';
import { resetPassword } from '@/lib/accounts/reset-password';
import { visitorAction } from '@/lib/web/action';

export const resetPasswordAction = visitorAction(resetPasswordInput, resetPassword, { refresh: false });
