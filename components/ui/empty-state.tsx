import type { ReactNode } from 'react';
import { cn } from './cn';
import { HollowRing } from './hollow-ring';

/** Nothing here yet: a hollow ring, one sentence, one action. */
export function EmptyState({ children, action, className }: { children: ReactNode; action?: ReactNode; className?: string }) {
  return (
    <div className={cn('flex flex-col items-start gap-4 py-8', className)}>
      <HollowRing className="size-12 text-accent" />
      <p>{children}</p>
      {action}
    </div>
  );
}
