import type { ReactNode } from 'react';
import { cn } from './cn';

export interface Description {
  term: ReactNode;
  value: ReactNode;
}

/** Facts by name, parted by hairlines: names left, values beside them (below them where it is narrow: on a phone, or in a column of `narrow`). */
export function DescriptionList({ items, narrow = false, className }: { items: readonly Description[]; narrow?: boolean; className?: string }) {
  return (
    <dl className={cn('text-sm', className)}>
      {items.map((item, index) => (
        <div key={index} className={cn('grid gap-x-4 border-b border-line py-2.5', narrow ? 'grid-cols-[6rem_minmax(0,1fr)]' : 'sm:grid-cols-[minmax(7rem,11rem)_1fr]')}>
          <dt className="text-ink-muted">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
