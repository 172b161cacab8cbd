import type { ReactNode } from 'react';
import { join } from '@/components/ui/join';

interface Props {
  /** What the table says, for whoever hears it. */
  caption: string;
  /** The first column is text, the others are figures. */
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** Figures that must all be there on a phone too: what is too wide for it is moved sideways, by the keyboard as well. */
export function FigureTable({ caption, head, rows }: Props) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-xs sm:text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-ink-muted">
            {head.map((label, index) => <th key={label} scope="col" className={join('py-1.5 align-bottom font-normal whitespace-nowrap', index === 0 ? 'pr-1 text-left' : 'pl-2 text-right')}>{label}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-1.5 pr-1 text-left font-normal whitespace-nowrap">{first}</th>
              {others.map((cell, index) => <td key={index} className="money py-1.5 pl-2 text-right whitespace-nowrap">{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
