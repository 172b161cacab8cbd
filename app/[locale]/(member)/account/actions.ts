'use server';
import { changeLocale } from '@/lib/accounts/change-locale';
import { changePassword } from '@/lib/accounts/change-password';
import { changeProfile } from '@/lib/accounts/change-profile';
import { changeLocaleInput, changePasswordInput, changeProfileInput, nothing } from '@/lib/accounts/model/account';
import { signOutEverywhere } from '@/lib/accounts/sign-out-everywhere';
import { memberAction } from '@/lib/web/action';

export const changeProfileAction = memberAction(changeProfileInput, changeProfile);
export const changeLocaleAction = memberAction(changeLocaleInput, changeLocale);
/* These two end the session that the page was shown in: the page opens a new one, or leaves, by itself. */
export const changePasswordAction = memberAction(changePasswordInput, changePassword, { refresh: false });
export const signOutEverywhereAction = memberAction(nothing, signOutEverywhere, { refresh: false });
