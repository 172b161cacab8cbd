import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Stat {
  key: string;
  label: ReactNode;
  value: ReactNode;
  tone?: 'critical';
}

/** A few counts side by side under an ink line, parted by hairlines; figures on one line, however many their labels take. */
export function StatRow({ stats, className }: { stats: readonly Stat[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-2 border-t border-b border-t-ink border-b-line md:auto-cols-fr md:grid-flow-col md:grid-cols-none md:grid-rows-[auto_1fr]', className)}>
      {stats.map((stat) => (
        <div key={stat.key} className="flex flex-col gap-1 border-line py-3 pr-4 max-md:even:border-l max-md:even:pl-4 md:row-span-2 md:grid md:grid-rows-subgrid md:border-l md:pr-2 md:pl-4 lg:pr-4 lg:pl-6 md:first:border-l-0 md:first:pl-0">
          <dt className="text-xs text-ink-muted">{stat.label}</dt>
          <dd className={cn('money text-lg font-bold md:text-xl', stat.tone === 'critical' && 'text-critical')}>{stat.value}</dd>
        </div>
      ))}
    </dl>
  );
}
