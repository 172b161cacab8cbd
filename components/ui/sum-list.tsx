import type { ReactNode } from 'react';
import { cn } from './cn';

export interface SumRow {
  label: ReactNode;
  value: ReactNode;
  /** Money that the guarantee gave back. */
  tone?: 'credit' | 'critical';
}

/** An addition that a reader can check: the parts, an ink line, the result, and what follows from it. */
export function SumList({ rows, result, after, className }: { rows: readonly SumRow[]; result?: SumRow; after?: readonly SumRow[]; className?: string }) {
  return (
    <dl className={cn('text-sm', className)}>
      {rows.map((row, index) => <Row key={index} row={row} />)}
      {result && (
        <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-ink pt-3 pb-1 text-lg font-bold">
          <dt>{result.label}</dt>
          <dd className="money ml-auto">{result.value}</dd>
        </div>
      )}
      {after?.map((row, index) => <Row key={index} row={row} />)}
    </dl>
  );
}

function Row({ row }: { row: SumRow }) {
  const tone = row.tone && { credit: 'text-credit', critical: 'text-critical' }[row.tone];
  return (
    <div className={cn('flex flex-wrap items-baseline justify-between gap-x-4 py-1.5', tone)}>
      <dt className={cn(!tone && 'text-ink-muted')}>{row.label}</dt>
      <dd className="money ml-auto font-medium">{row.value}</dd>
    </div>
  );
}
