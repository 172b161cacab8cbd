import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const LOOK = {
  info: 'rounded-md bg-accent-soft',
  neutral: 'rounded-md bg-sunken',
  moon: 'rounded-lg bg-moon-soft',
  positive: 'rounded-md bg-positive-soft',
  caution: 'rounded-md bg-caution-soft',
  credit: 'rounded-md bg-credit-soft',
  critical: 'border-l-3 border-critical bg-critical-soft',
} as const;

const ICON = {
  info: 'text-accent',
  neutral: 'text-ink-muted',
  moon: 'text-moon-ink',
  positive: 'text-positive',
  caution: 'text-caution',
  credit: 'text-credit',
  critical: 'text-critical',
} as const;

/** The one urgent thing of a page. `live` when it appears after something was done: it is then read out. */
export function Panel({
  tone = 'info',
  icon: Icon,
  title,
  live = false,
  className,
  children,
}: {
  tone?: keyof typeof LOOK;
  icon?: LucideIcon;
  title?: ReactNode;
  live?: boolean;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div {...(live && { role: tone === 'critical' ? 'alert' : 'status' })} className={cn('flex gap-3 p-4 text-sm', LOOK[tone], className)}>
      {Icon && <Icon aria-hidden className={cn('mt-0.5 size-4.5 shrink-0', ICON[tone])} />}
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
