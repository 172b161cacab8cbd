import { cn } from './cn';

export type MonthState = 'paid' | 'past' | 'due' | 'credited' | 'left' | 'late' | 'deferred' | 'dropped';

const SHAPE: Record<MonthState, string> = {
  paid: 'rounded-full bg-accent',
  past: 'scale-45 rounded-full bg-ink-muted',
  due: 'rounded-full bg-moon ring-[1.5px] ring-ink',
  credited: 'rounded-full border-[1.5px] border-credit bg-[linear-gradient(to_right,transparent_50%,var(--credit)_50%)]',
  left: 'rounded-full border border-line-strong',
  late: 'rotate-45 scale-85 rounded-[1px] bg-critical',
  deferred: 'rounded-full border border-dashed border-ink-muted',
  dropped: 'scale-x-60 scale-y-[0.15] rounded-none bg-ink-muted',
};

/** One month. The shape tells before the colour: full, a dot, ringed, half, hollow, diamond, dashed, a stroke. */
export function MonthMark({ state, className }: { state: MonthState; className?: string }) {
  return <span aria-hidden data-mark={state} className={cn('inline-block size-4.5 shrink-0 md:size-3', SHAPE[state], className)} />;
}
