'use client';
import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';

const OTHER = { ko: { locale: 'en', short: 'EN', name: 'English' }, en: { locale: 'ko', short: 'KO', name: '한국어' } } as const;

export type RememberLocale = (input: { locale: 'ko' | 'en' }) => Promise<unknown>;

/** The other language, named in itself. Kept in a cookie for a year; `remember` also tells the account, for mails. */
export function LanguageSwitch({ long = false, remember }: { long?: boolean; remember?: RememberLocale }) {
  const { locale, short, name } = OTHER[useLocale() === 'en' ? 'en' : 'ko'];
  const router = useRouter();
  const change = async () => {
    document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
    await remember?.({ locale });
    router.refresh();
  };
  return (
    <Button variant="ghost" onClick={change} lang={locale} aria-label={long ? undefined : `${short} ${name}`} className="px-2 font-medium text-ink-muted">
      {long ? name : short}
    </Button>
  );
}
