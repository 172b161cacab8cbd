import type { ReactNode } from 'react';
import { cn } from './cn';

/** The page's one h1, with what it belongs to above it and what can be done beside it. */
export function PageHeader({
  title,
  kicker,
  badge,
  lead,
  actions,
  className,
}: {
  title: ReactNode;
  /** A quiet line above: a number, the seller, the place in the queue. */
  kicker?: ReactNode;
  badge?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  return (
    <header className={cn('mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4', className)}>
      <div className="min-w-0">
        {kicker && <p className="mb-1 text-xs text-ink-muted">{kicker}</p>}
        <div className={cn('flex flex-wrap items-center gap-x-3 gap-y-1', actions && !lead && 'min-h-11 md:min-h-10')}>
          <h1 className="text-xl font-bold md:text-2xl">{title}</h1>
          {badge}
        </div>
        {lead && <p className="mt-2 max-w-read text-sm text-ink-muted">{lead}</p>}
      </div>
      {actions && <div className="flex min-h-11 flex-wrap items-center gap-2 md:min-h-10">{actions}</div>}
    </header>
  );
}
