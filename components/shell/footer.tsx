import { useTranslations } from 'next-intl';
import { Island } from '@/components/islands/island';
import { ThemeSwitch } from './theme-switch';

/** Says what the mall is in law: a broker, not a party. */
export function Footer() {
  const t = useTranslations('common');
  return (
    <footer className="page-column mt-14">
      <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line py-6 text-xs text-ink-muted">
        <p className="max-w-read">{t('broker')}</p>
        <Island name="ThemeSwitch" of={ThemeSwitch} />
      </div>
    </footer>
  );
}
