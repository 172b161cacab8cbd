import 'server-only';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/messages';

/** In which language a file is written or read: the page's that links here (`lang`), else the person's own. */
export function askedLocale(request: Request, actor: { locale: string }): Locale {
  const said = new URL(request.url).searchParams.get('lang');
  if (isLocale(said)) return said;
  return isLocale(actor.locale) ? actor.locale : DEFAULT_LOCALE;
}
