import { cursorText, type Cursor, type PageRequest } from './cursor';

export interface Page<Row> {
  rows: Row[];
  /** Cursors of the pages that exist. */
  next?: string;
  previous?: string;
}

interface Placed {
  at: Date;
  id: string;
}

/** Cuts `size` rows out of what was read (one more than that, in the other order when paging backwards) and names its neighbours. */
export function cutPage<Row>(found: readonly Row[], { after, before }: PageRequest, size: number, placeOf: (row: Row) => Placed): Page<Row> {
  const more = found.length > size;
  const rows = before ? found.slice(0, size).reverse() : found.slice(0, size);
  const cursorOf = (row: Row | undefined) => row && cursorText({ atMs: placeOf(row).at.getTime(), id: placeOf(row).id });
  const next = before || more ? cursorOf(rows.at(-1)) : undefined;
  const previous = (before ? more : after) ? cursorOf(rows[0]) : undefined;
  return { rows, ...(next && { next }), ...(previous && { previous }) };
}

/** The conditions that begin a page behind a cursor, in a list that runs down from the newest or up to it: one that an index can start at, one that is exact. */
export function behind<At extends string, Id extends string>(at: At, id: Id, { after, before }: PageRequest, runs: 'down' | 'up' = 'down') {
  const cursor: Cursor | undefined = before ?? after;
  if (!cursor) return [];
  const when = new Date(cursor.atMs);
  const later = (before === undefined) === (runs === 'up');
  const [edge, past] = later ? [{ gte: when }, { gt: when }] : [{ lte: when }, { lt: when }];
  const beyond = later ? { gt: cursor.id } : { lt: cursor.id };
  return [{ [at]: edge }, { OR: [{ [at]: past }, { [at]: when, [id]: beyond }] }];
}
