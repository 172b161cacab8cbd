import type { ReactNode } from 'react';
import { cn } from './cn';
import { Money } from './money';

export interface PriceCell {
  key: string;
  label: ReactNode;
  minor: bigint;
  /** Under the amount: the term, the cash price. */
  note?: ReactNode;
}

/** Month and total as the page's largest figures, of one size, side by side under an ink line. */
export function PricePair({ cells, currency = 'KRW', className }: { cells: readonly PriceCell[]; currency?: string; className?: string }) {
  return (
    <dl className={cn('flex flex-wrap border-t border-b border-t-ink border-b-line', className)}>
      {cells.map((cell) => (
        <div key={cell.key} className="flex-1 border-l border-line py-3 pr-3 pl-5 first:border-l-0 first:pl-0">
          <dt className="text-xs text-ink-muted">{cell.label}</dt>
          <dd>
            <Money minor={cell.minor} currency={currency} className="text-xl font-bold md:text-2xl" />
            {cell.note && <span className="block text-xs text-ink-muted">{cell.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
