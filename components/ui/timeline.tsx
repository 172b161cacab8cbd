import type { ReactNode } from 'react';
import { cn } from './cn';

export interface TimelineEntry {
  key: string;
  at?: ReactNode;
  text: ReactNode;
  /** done: past; now: what is being waited for; late: a deadline missed; next: planned. */
  state?: 'done' | 'now' | 'late' | 'next';
  note?: ReactNode;
}

const MARK = {
  done: 'rounded-full bg-ink-muted',
  now: 'rounded-full bg-moon ring-1 ring-ink',
  late: 'rotate-45 bg-critical',
  next: 'rounded-full border-2 border-ink-muted',
} as const;

export function Timeline({ entries, className }: { entries: readonly TimelineEntry[]; className?: string }) {
  return (
    <ol className={cn('text-sm', className)}>
      {entries.map(({ key, at, text, note, state = 'done' }) => (
        <li key={key} className="flex gap-3 py-1.5" aria-current={state === 'now' ? 'step' : undefined}>
          <span aria-hidden data-mark className={cn('mt-1.5 size-2.5 shrink-0', MARK[state])} />
          {at && <span className="money w-34 shrink-0 text-ink-muted">{at}</span>}
          <span className="min-w-0">
            {text}
            {note && <span className="block text-xs text-ink-muted">{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The same road as one line: requested, accepted, shipped … with this moment's mark. */
export function Milestones({ steps, className }: { steps: readonly { key: string; label: ReactNode; state: 'done' | 'now' | 'next' }[]; className?: string }) {
  return (
    <ol className={cn('flex text-xs', className)}>
      {steps.map((step, index) => (
        <li key={step.key} aria-current={step.state === 'now' ? 'step' : undefined} className="relative flex flex-1 flex-col items-start gap-1.5 last:flex-none">
          {index < steps.length - 1 && <span aria-hidden className={cn('absolute top-1.5 left-3 h-px w-[calc(100%-0.75rem)]', step.state === 'done' ? 'bg-accent' : 'bg-line-strong')} />}
          <span
            aria-hidden
            data-mark
            className={cn('size-3 rounded-full', step.state === 'done' && 'bg-accent', step.state === 'now' && 'bg-moon ring-1 ring-ink', step.state === 'next' && 'border border-line-strong bg-canvas')}
          />
          <span className={step.state === 'now' ? 'font-semibold' : 'text-ink-muted'}>{step.label}</span>
        </li>
      ))}
    </ol>
  );
}
