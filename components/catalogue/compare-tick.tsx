'use client';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { join } from '@/components/ui/join';
import { useComparison } from './finding/use-comparison';

/** Puts goods beside up to three others. `look` is of what is seen, within the room for a finger. */
export function CompareTick({ id, title, look, className }: { id: string; title: string; look?: string; className?: string }) {
  const t = useTranslations('finding');
  const { compared, compare } = useComparison();
  return (
    <label data-compare-tick className={join('flex min-h-11 items-center rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-focus', className)}>
      <span className={join('flex items-center gap-1.5 text-xs', look)}>
        <span className="relative flex size-4.5 shrink-0">
          <input
            type="checkbox"
            aria-label={t('compareOf', { title })}
            checked={compared.includes(id)}
            onChange={() => compare(id)}
            className="peer size-4.5 appearance-none rounded-xs border border-line-strong bg-surface outline-none checked:border-accent checked:bg-accent"
          />
          <Check aria-hidden strokeWidth={3} className="pointer-events-none absolute inset-0.5 size-3.5 text-accent-ink opacity-0 peer-checked:opacity-100" />
        </span>
        {t('compare')}
      </span>
    </label>
  );
}
