import type { Browse, Sort } from './browse';

/** What a list is ordered by: one of the sorts, or how well words are matched. */
export type Order = Sort | 'best';

export const orderOf = ({ words, sort }: Browse): Order => sort ?? (words === undefined ? 'new' : 'best');

/** A place in a list: the value that the list is ordered by, and the id that decides between equals. */
export interface BrowseCursor {
  /** Milliseconds of publication, minor units, or a number of orders. */
  value: number;
  id: string;
  /** Better matches of words have more; only in the order `best`. */
  rank?: number;
}

/** A cursor says which order it belongs to: in another it means nothing, so the list begins anew. */
const LETTER: Record<Order, string> = { new: '', best: 'b', 'price-low': 'p', 'price-high': 'q', 'total-low': 't', popular: 'o' };

const CURSOR = /^(?:([bpqto])\.)?(?:([0-9])-)?([0-9a-z]{1,9})-(g_[0-9A-Z]{26})$/;

export function browseCursorText(order: Order, { value, id, rank }: BrowseCursor): string {
  const letter = LETTER[order];
  return `${letter && `${letter}.`}${order === 'best' ? `${rank ?? 0}-` : ''}${value.toString(36)}-${id}`;
}

/** Reads a cursor of this order from an address; whatever is not one means the first page. */
export function readBrowseCursor(order: Order, text: unknown): BrowseCursor | undefined {
  const match = typeof text === 'string' ? CURSOR.exec(text) : null;
  if (!match) return undefined;
  const [, letter = '', rank, value = '', id = ''] = match;
  if (letter !== LETTER[order] || (rank !== undefined) !== (order === 'best')) return undefined;
  return { value: Number.parseInt(value, 36), id, ...(rank !== undefined && { rank: Number(rank) }) };
}
