import type { Column } from './columns';

/** What is wrong with a cell: an error code with the values of its sentence. */
export interface CellProblem {
  column: Column;
  code: string;
  params?: Record<string, string | number>;
}

/** A cell that differs, as the file would write it. */
export interface CellChange {
  column: Column;
  before: string;
  after: string;
}

/** What a purchaser would pay, minor units as text. */
export interface PriceText {
  termMonths: number;
  monthMinor: string;
  totalMinor: string;
  toOwnMinor: string;
  currency: string;
}

export interface PricesText {
  before?: PriceText;
  after?: PriceText;
}

export const FATES = ['NEW', 'CHANGED', 'UNCHANGED', 'FAULTY'] as const;
export type Fate = (typeof FATES)[number];

export const OUTCOMES = ['SAVED', 'SUBMITTED', 'STOCKED', 'STALE', 'REFUSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Which rows of an import are shown: of one fate, those that were left out when the rest was applied, or all. */
export const ROW_FILTERS = [...FATES, 'LEFT_OUT', 'ALL'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** As an address says it. */
export const rowFilter = (text: string | undefined): RowFilter => ROW_FILTERS.find((known) => known === text) ?? 'ALL';

/** The row after which a page begins. */
export const rowsFrom = (text: string | undefined): number => (/^[0-9]{1,5}$/.test(text ?? '') ? Number(text) : 0);
