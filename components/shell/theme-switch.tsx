'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '@/components/ui/select';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Day, night, or as the device does it. Kept in a cookie, so that the server sends the right page at once. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTranslations('common');
  const [chosen, setChosen] = useState<Theme>(theme);
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
