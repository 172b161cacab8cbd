import type { ReactNode } from 'react';
import { join } from '@/components/ui/join';

interface Props {
  /** Read to screen readers. */
  caption: string;
  head: readonly ReactNode[];
  rows: readonly { key: string; cells: readonly ReactNode[]; strong?: boolean }[];
}

/** A few columns of figures, the first of them the row's name; it scrolls by itself where it is too wide, and can be reached by keyboard for that. */
export function PlainTable({ caption, head, rows }: Props) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line">
            {head.map((name, index) => <th key={index} scope="col" className={join('py-2 pr-3 text-xs font-normal whitespace-nowrap text-ink-muted last:pr-0', index === 0 ? 'text-left' : 'text-right')}>{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, strong = false }) => (
            <tr key={key} className={join('border-b border-line', strong && 'font-semibold')}>
              {cells.map((cell, index) => (index === 0
                ? <th key={index} scope="row" className={join('min-w-28 py-2 pr-3 text-left sm:whitespace-nowrap', !strong && 'font-normal')}>{cell}</th>
                : <td key={index} className="money py-2 pr-3 text-right whitespace-nowrap last:pr-0">{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
