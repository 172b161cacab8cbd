import { cva } from 'class-variance-authority';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const badgeVariants = cva(
  'inline-flex min-h-6 shrink-0 items-center gap-1.5 rounded-xs px-2 text-xs font-semibold whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-muted',
        accent: 'bg-accent-soft text-accent',
        moon: 'bg-moon-soft text-moon-ink',
        positive: 'bg-positive-soft text-positive',
        caution: 'bg-caution-soft text-caution',
        critical: 'bg-critical-soft text-critical',
        credit: 'bg-credit-soft text-credit',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = 'neutral' | 'accent' | 'moon' | 'positive' | 'caution' | 'critical' | 'credit';

/** A state in an icon and a word. `icon` is a lucide icon; colour never stands alone. */
export function Badge({ tone, icon: Icon, className, children }: { tone?: Tone; icon?: LucideIcon; className?: string; children: ReactNode }) {
  return (
    <span className={cn(badgeVariants({ tone }), className)}>
      {Icon && <Icon aria-hidden />}
      {children}
    </span>
  );
}
