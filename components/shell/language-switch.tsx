'use client';
import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { usePerson } from './personal';
import { withoutLocale } from './places';

const OTHER = { ko: { locale: 'en', short: 'EN', name: 'English' }, en: { locale: 'ko', short: 'KO', name: '한국어' } } as const;

export type RememberLocale = (input: { locale: 'ko' | 'en' }) => Promise<unknown>;

/** The other language, named in itself. Kept in a cookie for a year; `remember` also tells the account of who is signed in, for mails. */
export function LanguageSwitch({ long = false, remember }: { long?: boolean; remember?: RememberLocale }) {
  const { locale, short, name } = OTHER[useLocale() === 'en' ? 'en' : 'ko'];
  const router = useRouter();
  const visitor = usePerson()?.visitor;
  const change = async () => {
    document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
    if (visitor !== null) await remember?.({ locale });
    const { pathname, search } = window.location;
    const bare = withoutLocale(pathname);
    // An address that names a language would choose it again.
    if (bare === pathname) router.refresh();
    else router.replace(`${bare}${search}`);
  };
  return (
    <Button variant="ghost" onClick={change} lang={locale} aria-label={long ? undefined : `${short} ${name}`} className="px-2 font-medium text-ink-muted">
      {long ? name : short}
    </Button>
  );
}
