import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { locale as pageLocale } from 'next/root-params';
import { TIME_ZONE } from '@/lib/platform/clock';
import { isLocale, loadMessages, preferredLocale, type Locale } from '@/lib/platform/messages';

export const LOCALE_COOKIE = 'locale';

/** The reader's language outside a page: what was chosen, else what the browser prefers, else Korean. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get('accept-language'));
}

/* A page stands in the folder of its language (the rewrites of `next.config.js`) and asks no request for it, so that it can be the same for everybody. */
export default getRequestConfig(async () => {
  // Its type is made by a build; the check of types comes before.
  const named = await (pageLocale as () => Promise<string | undefined>)();
  const locale = isLocale(named) ? named : await requestLocale();
  return { locale, messages: loadMessages(locale), timeZone: TIME_ZONE };
});
