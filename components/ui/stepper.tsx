import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { cn } from './cn';

/** How far a form in steps has come. `done` says in words what lies behind; `saved` the time of the last save. */
export function Stepper({ current, total = 5, done, saved, className }: { current: number; total?: number; done?: ReactNode; saved?: ReactNode; className?: string }) {
  const t = useTranslations('common');
  const steps = Array.from({ length: total }, (_, index) => index + 1);
  return (
    <div className={className}>
      <div aria-hidden className="flex gap-1">
        {steps.map((step) => (
          <span key={step} className={cn('h-1 flex-1 rounded-full', step < current ? 'bg-accent' : step === current ? 'bg-ink' : 'bg-line')} />
        ))}
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-xs text-ink-muted">
        <span>
          <span className="sr-only">{t('step', { current, total })}</span>
          <span aria-hidden className="money">{current} / {total}</span>
          {done && <> · {done}</>}
        </span>
        {saved && <span className="money">{saved}</span>}
      </p>
    </div>
  );
}
