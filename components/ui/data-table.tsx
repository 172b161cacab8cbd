import { Fragment, type ReactNode } from 'react';
import { cn } from './cn';

/** Where a cell stands when the row becomes a card under 768 px; `hidden` leaves it out there. */
export type CardSlot = 'title' | 'badge' | 'line' | 'deadline' | 'amount' | 'action' | 'hidden';

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures go right. */
  align?: 'left' | 'right';
  card?: CardSlot;
  /** On a card the header stands before the value, for what is not clear by itself. */
  cardLabel?: boolean;
  className?: string;
}

const CARD: Record<CardSlot, string> = {
  title: 'max-md:order-1 max-md:col-start-1 max-md:font-semibold',
  badge: 'max-md:order-2 max-md:col-start-2 max-md:justify-self-end',
  line: 'max-md:order-3 max-md:col-span-2',
  deadline: 'max-md:order-4 max-md:col-start-1 max-md:self-center',
  action: 'max-md:order-5 max-md:col-start-2 max-md:row-span-2 max-md:self-end max-md:justify-self-end',
  amount: 'max-md:order-6 max-md:col-start-1 max-md:text-left',
  hidden: 'max-md:hidden',
};

/**
 * A table from 768 px on, a list of cards below: one DOM for both, so a form or a link in a row exists once.
 * The roles are spelled out because `display: grid` would take the table's meaning away.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  selected,
  detail,
  empty,
  className,
}: {
  /** Read to screen readers; the visible heading stands outside. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selected?: (row: Row) => boolean;
  /** What an open row shows underneath, full width; null keeps it closed. */
  detail?: (row: Row) => ReactNode;
  /** Shown in place of the table when there is no row. */
  empty?: ReactNode;
  className?: string;
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table role="table" className={cn('w-full text-sm max-md:block', className)}>
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-b border-line">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col" className={cn('px-2 py-2.5 text-xs font-normal whitespace-nowrap text-ink-muted', !selected && 'first:pl-0 last:pr-0', column.align === 'right' ? 'text-right' : 'text-left')}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {rows.map((row) => {
          const open = detail?.(row);
          const marked = selected?.(row) ?? false;
          return (
            <Fragment key={rowKey(row)}>
              <tr role="row" aria-current={marked || undefined} className={rowLook(marked, Boolean(open))}>
                {columns.map((column) => <Cell key={column.key} column={column} row={row} flush={!selected} />)}
              </tr>
              {open && (
                <tr role="row" className={cn('border-b border-line max-md:block', marked && MARKED)}>
                  <td role="cell" colSpan={columns.length} className={cn('px-2 pb-5 max-md:block max-md:px-0', !selected && 'md:pl-0')}>{open}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const MARKED = 'bg-accent-soft max-md:-mx-3 max-md:px-3';

function rowLook(marked: boolean, open: boolean): string {
  return cn(
    'max-md:grid max-md:grid-flow-dense max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-1 max-md:py-4',
    !open && 'border-b border-line',
    marked && MARKED,
  );
}

function Cell<Row>({ column, row, flush }: { column: Column<Row>; row: Row; flush: boolean }) {
  return (
    <td role="cell" className={cn('px-2 py-2.5 align-middle max-md:p-0', flush && 'first:pl-0 last:pr-0', column.align === 'right' && 'text-right', CARD[column.card ?? 'line'], column.className)}>
      {column.cardLabel && <span className="mr-2 text-ink-muted md:hidden">{column.header}</span>}
      {column.cell(row)}
    </td>
  );
}
