import { useTranslations } from 'next-intl';
import { ThemeSwitch, type Theme } from './theme-switch';

/** Says what the mall is in law: a broker, not a party. */
export function Footer({ theme }: { theme: Theme }) {
  const t = useTranslations('common');
  return (
    <footer className="page-column mt-14">
      <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line py-6 text-xs text-ink-muted">
        <p className="max-w-read">{t('broker')}</p>
        <ThemeSwitch theme={theme} />
      </div>
    </footer>
  );
}
