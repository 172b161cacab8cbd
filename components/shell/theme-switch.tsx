'use client';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { controlVariants } from '@/components/ui/control';
import { join } from '@/components/ui/join';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const chosenTheme = () => (/(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1] ?? 'system') as Theme;

/** Day, night, or as the device does it. Kept in a cookie, which the page's first script reads. */
export function ThemeSwitch() {
  const t = useTranslations('common');
  const [chosen, setChosen] = useState<Theme>('system');
  useEffect(() => setChosen(chosenTheme()), []);
  const change = (next: Theme) => {
    setChosen(next);
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
    const dark = next === 'dark' || (next === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.classList.toggle('dark', dark);
  };
  return (
    <span className="relative block w-40">
      <select aria-label={t('theme.label')} value={chosen} onChange={(event) => change(event.target.value as Theme)} className={join(controlVariants({ size: 'sm' }), 'appearance-none pr-10!')}>
        {THEMES.map((value) => <option key={value} value={value}>{t(`theme.${value}`)}</option>)}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2" />
    </span>
  );
}
