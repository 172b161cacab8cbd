import { useTranslations } from 'next-intl';

/** What the mall is, in two lines, and what its prices say. */
export function MallHero() {
  const t = useTranslations('catalogue');
  const browse = useTranslations('browse');
  return (
    <header className="mb-5 md:mb-6 md:flex md:items-end md:justify-between md:gap-8">
      <h1 className="text-xl leading-snug font-bold md:text-2xl">
        {t('heroFirst')}
        <br />
        <span className="text-ink-muted">{t('heroSecond')}</span>
      </h1>
      <p className="max-w-80 text-xs text-ink-muted max-md:hidden md:text-right">{browse('heroAside')}</p>
    </header>
  );
}
