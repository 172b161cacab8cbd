import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { TIME_ZONE } from '@/lib/platform/clock';
import { DEFAULT_LOCALE, isLocale, loadMessages, type Locale } from '@/lib/platform/messages';

export const LOCALE_COOKIE = 'locale';

/** The reader's language: what was chosen, else what the browser prefers, else Korean. The address never carries it. */
export async function requestLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get('accept-language'));
}

/** First known language in the order of the header's weights. */
export function preferredLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = rest.map((entry) => entry.trim()).find((entry) => entry.startsWith('q='));
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
  return wanted.find(isLocale) ?? DEFAULT_LOCALE;
}

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: loadMessages(locale), timeZone: TIME_ZONE };
});
