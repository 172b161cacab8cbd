import { Fragment, type ReactNode } from 'react';
import { cn } from './cn';

/** Where a cell stands when the row is a card; `hidden` leaves it out there. */
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
  title: 'as-card:order-1 as-card:col-start-1 as-card:font-semibold',
  badge: 'as-card:order-2 as-card:col-start-2 as-card:justify-self-end',
  line: 'as-card:order-3 as-card:col-span-2',
  deadline: 'as-card:order-4 as-card:col-start-1 as-card:self-center',
  action: 'as-row:whitespace-nowrap as-card:order-5 as-card:col-start-2 as-card:row-span-2 as-card:self-end as-card:justify-self-end',
  amount: 'as-card:order-6 as-card:col-start-1 as-card:text-left',
  hidden: 'as-card:hidden',
};

/** How much room the columns need, by which `app/globals.css` knows when rows become cards. */
const NEEDS = {
  little: '@container/table-little',
  some: '@container/table-some',
  much: '@container/table-much',
};

/**
 * A table where it has the room that its columns need, a list of cards where it has not, whatever the window's width:
 * `as-card:` and `as-row:` in a cell ask the same. One DOM for both, so a form or a link in a row exists once.
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
  needs = 'some',
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
  needs?: keyof typeof NEEDS;
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div className={NEEDS[needs]}>
      <table role="table" className="w-full text-sm as-card:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="as-card:sr-only">
          <tr role="row" className="border-b border-line">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={cn('px-2 py-2.5 text-xs font-normal whitespace-nowrap text-ink-muted', !selected && 'first:pl-0 last:pr-0', column.align === 'right' ? 'text-right' : 'text-left')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="as-card:block">
          {rows.map((row) => {
            const open = detail?.(row);
            const marked = selected?.(row) ?? false;
            return (
              <Fragment key={rowKey(row)}>
                <tr role="row" aria-current={marked || undefined} className={rowLook(marked, Boolean(open))}>
                  {columns.map((column) => <Cell key={column.key} column={column} row={row} flush={!selected} />)}
                </tr>
                {open && (
                  <tr role="row" className={cn('border-b border-line as-card:block', marked && MARKED)}>
                    <td role="cell" colSpan={columns.length} className={cn('px-2 pb-5 as-card:block as-card:px-0', !selected && 'as-row:pl-0')}>{open}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const MARKED = 'bg-accent-soft as-card:-mx-3 as-card:px-3';

function rowLook(marked: boolean, open: boolean): string {
  return cn(
    'as-card:grid as-card:grid-flow-dense as-card:grid-cols-[minmax(0,1fr)_auto] as-card:gap-x-3 as-card:gap-y-1 as-card:py-4',
    !open && 'border-b border-line',
    marked && MARKED,
  );
}

function Cell<Row>({ column, row, flush }: { column: Column<Row>; row: Row; flush: boolean }) {
  return (
    <td role="cell" className={cn('px-2 py-2.5 align-middle as-card:p-0', flush && 'first:pl-0 last:pr-0', column.align === 'right' && 'text-right', CARD[column.card ?? 'line'], column.className)}>
      {column.cardLabel && <span className="mr-2 text-ink-muted as-row:hidden">{column.header}</span>}
      {column.cell(row)}
    </td>
  );
}
