import { changeLocale } from '@/lib/accounts/change-locale';
import { changeLocaleInput } from '@/lib/accounts/model/account';
import { memberPost } from '@/lib/web/member-route';

/** The language of mails to who is signed in; that of pages is a cookie, which the switch sets by itself. */
export const POST = memberPost(['PURCHASER', 'SELLER', 'DESK', 'ADMIN'], changeLocaleInput, changeLocale);
