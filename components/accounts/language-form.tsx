'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import type { Result } from '@/lib/kernel/result';

const LANGUAGES = [{ value: 'ko', label: <span lang="ko">한국어</span> }, { value: 'en', label: <span lang="en">English</span> }] as const;

/** The language of pages (a cookie, as the header's switch keeps it) and of mail (kept with the account). */
export function LanguageForm({ action }: { action: (input: { locale: 'ko' | 'en' }) => Promise<Result<unknown>> }) {
  const t = useTranslations('accounts.field');
  const router = useRouter();
  const [, start] = useTransition();
  const choose = (locale: 'ko' | 'en') => start(async () => {
    document.cookie = `locale=${locale}; path=/; max-age=31536000; samesite=lax`;
    await action({ locale }).catch(() => undefined);
    router.refresh();
  });
  return (
    <SegmentedControl
      legend={t('language')}
      legendHidden
      options={LANGUAGES}
      input={{ name: 'locale', onChange: (event) => choose(event.target.value === 'en' ? 'en' : 'ko') }}
      value={useLocale()}
      className="max-w-80"
    />
  );
}
