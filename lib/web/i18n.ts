import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '@/lib/platform/clock';
import { isLocale, loadMessages, preferredLocale, type Locale } from '@/lib/platform/messages';

export const LOCALE_COOKIE = 'locale';

/** The reader's language: what was chosen, else what the browser prefers, else Korean. The address never carries it. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get('accept-language'));
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: loadMessages(locale), timeZone: TIME_ZONE };
});
