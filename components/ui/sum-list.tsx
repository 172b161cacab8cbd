import type { ReactNode } from 'react';
import { join } from './join';

export interface SumRow {
  label: ReactNode;
  value: ReactNode;
  /** How the value comes about, beneath both. */
  hint?: ReactNode;
  /** Money that the guarantee gave back. */
  tone?: 'credit' | 'critical';
}

/** An addition that a reader can check: the parts, an ink line, the result, and what follows from it. */
export function SumList({ rows, result, after, quiet = false, className }: {
  rows: readonly SumRow[];
  result?: SumRow;
  after?: readonly SumRow[];
  /** A hairline and a smaller result, where several sums stand side by side. */
  quiet?: boolean;
  className?: string;
}) {
  return (
    <dl className={join('text-sm', className)}>
      {rows.map((row, index) => <Row key={index} row={row} />)}
      {result && (
        <div className={join('flex flex-wrap items-baseline justify-between gap-x-4 border-t font-bold', quiet ? 'mt-1 border-line pt-2 text-base' : 'mt-2 border-ink pt-3 pb-1 text-lg')}>
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
    <div className={join('flex flex-wrap items-baseline justify-between gap-x-4 py-1.5', tone)}>
      <dt className={join(!tone && 'text-ink-muted')}>{row.label}</dt>
      <dd className="money ml-auto font-medium">{row.value}</dd>
      {row.hint && <dd className="basis-full text-xs text-ink-muted">{row.hint}</dd>}
    </div>
  );
}
