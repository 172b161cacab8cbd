'use client';
import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { buttonVariants } from '@/components/ui/button-look';
import { join } from '@/components/ui/join';
import { sendJson } from '@/components/ui/send-json';
import { usePerson } from './personal';
import { withoutLocale } from './places';

const OTHER = { ko: { locale: 'en', short: 'EN', name: 'English' }, en: { locale: 'ko', short: 'KO', name: '한국어' } } as const;

/** The other language, named in itself. Kept in a cookie for a year; the account of who is signed in is told too, for mails. */
export function LanguageSwitch() {
  const { locale, short, name } = OTHER[useLocale() === 'en' ? 'en' : 'ko'];
  const router = useRouter();
  const visitor = usePerson()?.visitor;
  const change = async () => {
    document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
    if (visitor) await sendJson('/me/locale', { locale }).catch(() => undefined);
    const { pathname, search } = window.location;
    const bare = withoutLocale(pathname);
    // An address that names a language would choose it again.
    if (bare === pathname) router.refresh();
    else router.replace(`${bare}${search}`);
  };
  return (
    <button type="button" onClick={change} lang={locale} aria-label={`${short} ${name}`} className={join(buttonVariants({ variant: 'ghost', size: 'word' }), 'font-medium! text-ink-muted!')}>
      {short}
    </button>
  );
}
