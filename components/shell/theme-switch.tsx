'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Select } from '@/components/ui/select';

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
    <Select
      size="sm"
      aria-label={t('theme.label')}
      value={chosen}
      onChange={(event) => change(event.target.value as Theme)}
      options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
      className="w-40"
    />
  );
}
