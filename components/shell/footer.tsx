import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Island } from '@/components/islands/island';
import { ThemeSwitch } from './theme-switch';

/** Says what the mall is in law: a broker, not a party. */
export function Footer() {
  const t = useTranslations('common');
  return (
    <footer className="page-column mt-14">
      <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line py-6 text-xs text-ink-muted">
        <p className="max-w-read">{t('broker')}</p>
        <nav aria-label={t('openness')} className="flex flex-wrap gap-x-5">
          <Link href="/recompute" prefetch={false} className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink md:min-h-6">{t('recompute')}</Link>
          <Link href="/verify" prefetch={false} className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink md:min-h-6">{t('verify')}</Link>
          <a href="/api/v1/openapi.json" className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink md:min-h-6">{t('quoteApi')}</a>
        </nav>
        <Island name="ThemeSwitch" of={ThemeSwitch} />
      </div>
    </footer>
  );
}
