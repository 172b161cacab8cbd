import { useTranslations } from 'next-intl';
import Link from 'next/link';

/** What the mall is, in two lines, and what its prices say. */
export function MallHero() {
  const t = useTranslations('catalogue');
  const browse = useTranslations('browse');
  const limits = useTranslations('limits.pre');
  return (
    <>
      <header className="mb-5 md:mb-6 md:flex md:items-end md:justify-between md:gap-8">
        <h1 className="text-xl leading-snug font-bold md:text-2xl">
          {t('heroFirst')}
          <br />
          <span className="text-ink-muted">{t('heroSecond')}</span>
        </h1>
        <p className="max-w-80 text-xs text-ink-muted max-md:hidden md:text-right">{browse('heroAside')}</p>
      </header>
      <p className="-mt-3 mb-5 text-sm text-ink-muted in-data-[known=room]:hidden">
        {limits('invite')} <Link href="/limits/pre" prefetch={false} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{limits('inviteLink')}</Link>
      </p>
    </>
  );
}
