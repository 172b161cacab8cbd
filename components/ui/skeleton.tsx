import type { ReactNode } from 'react';
import { cn } from './cn';

/** A sunken bar in the place of what is coming. Give it the size of the final thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 rounded-xs bg-sunken', className)} />;
}

/** A few bars, and in words what is waited for. Appears after 300 ms, so that quick answers do not flicker. */
export function Loading({ label, lines = 3, className }: { label: ReactNode; lines?: number; className?: string }) {
  const widths = ['w-3/5', 'w-full', 'w-4/5'];
  return (
    <div role="status" className={cn('animate-[appear_1ms_300ms_both] space-y-3', className)}>
      {Array.from({ length: lines }, (_, index) => <Skeleton key={index} className={widths[index % widths.length]} />)}
      <p className="text-xs text-ink-muted">{label}</p>
    </div>
  );
}
