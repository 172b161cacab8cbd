import type { LineKind } from './settlement';

/** What a settlement's lines of one lease and kind come to. */
export interface KindSum {
  /** Null: of no lease. */
  lease: string | null;
  title: string | null;
  kind: LineKind;
  amountMinor: bigint;
  /** The number of the settlement that it was taken off, of what was set off early. */
  from?: string | null;
}

/** The columns of a statement, in their order; each kind of line stands in one of them. */
export const STATEMENT_COLUMNS = ['price', 'fee', 'reserve', 'holdback', 'released', 'back'] as const;
export type StatementColumn = (typeof STATEMENT_COLUMNS)[number];

const COLUMN_OF: Readonly<Record<LineKind, StatementColumn>> = {
  sale: 'price', 'first-payment': 'price', fee: 'fee', vat: 'fee', reserve: 'reserve', holdback: 'holdback', 'holdback-back': 'released',
  'first-missing': 'back', withdrawal: 'back', refusal: 'back', clawback: 'back', guarantee: 'back', 'set-off': 'back', 'set-off-done': 'back', other: 'back',
};

const LINE_KINDS = Object.keys(COLUMN_OF) as LineKind[];

export type Sums = Record<StatementColumn, bigint> & { totalMinor: bigint };

export interface LeaseSums extends Sums {
  lease: string | null;
  title: string | null;
}

export interface StatementTable {
  /** A row a lease, by its number; what is of no lease comes last. */
  rows: LeaseSums[];
  sums: Sums;
  /** What each kind comes to, in the order of the columns; of what is taken back, of which leases and goods, or off which settlement. */
  kinds: { kind: LineKind; amountMinor: bigint; leases: string[] }[];
}

const nothing = (): Sums => ({ price: 0n, fee: 0n, reserve: 0n, holdback: 0n, released: 0n, back: 0n, totalMinor: 0n });

/** Lease by lease: the price, what is kept of it, what is given back and taken back, and what it comes to. Everything adds up both ways. */
export function statementTable(of: readonly KindSum[]): StatementTable {
  const rows = new Map<string | null, LeaseSums>();
  const kinds = new Map<LineKind, { amountMinor: bigint; leases: string[] }>();
  const sums = nothing();
  for (const { lease, title, kind, amountMinor, from = null } of of) {
    const row = rows.get(lease) ?? { lease, title, ...nothing() };
    rows.set(lease, row);
    for (const each of [row, sums]) {
      each[COLUMN_OF[kind]] += amountMinor;
      each.totalMinor += amountMinor;
    }
    const { amountMinor: before, leases } = kinds.get(kind) ?? { amountMinor: 0n, leases: [] };
    const named = lease === null ? from : `${lease} ${title ?? ''}`.trim();
    kinds.set(kind, { amountMinor: before + amountMinor, leases: COLUMN_OF[kind] === 'back' && named !== null && !leases.includes(named) ? [...leases, named] : leases });
  }
  const inOrder = [...rows.values()].sort((a, b) => (a.lease === b.lease ? 0 : a.lease === null ? 1 : b.lease === null ? -1 : a.lease < b.lease ? -1 : 1));
  return { rows: inOrder, sums, kinds: LINE_KINDS.flatMap((kind) => { const found = kinds.get(kind); return found ? [{ kind, ...found }] : []; }) };
}
