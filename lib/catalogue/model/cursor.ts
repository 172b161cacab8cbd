/** A place in a list that is ordered by an instant and an id: where the next page begins. */
export interface Cursor {
  atMs: number;
  id: string;
  /** Search puts the better matches first. */
  rank?: number;
}

const CURSOR = /^(?:([01])-)?([0-9a-z]{1,9})-([a-z]{1,2}_[0-9A-Z]{26})$/;

export const cursorText = ({ atMs, id, rank }: Cursor): string =>
  `${rank === undefined ? '' : `${rank}-`}${atMs.toString(36)}-${id}`;

/** Reads a cursor from an address; whatever is not one means the first page. */
export function readCursor(text: unknown): Cursor | undefined {
  const match = typeof text === 'string' ? CURSOR.exec(text) : null;
  if (!match) return undefined;
  const [, rank, at = '', id = ''] = match;
  return { atMs: Number.parseInt(at, 36), id, ...(rank !== undefined && { rank: Number(rank) }) };
}

/** Which way a page lies from its cursor. */
export interface PageRequest {
  after?: Cursor;
  before?: Cursor;
}

/** Counting stops here: "more than a thousand" is all that a reader needs. */
export const COUNT_CAP = 1000;

/** Of what words find, each that is counted must be fetched: "more than three hundred" says as much. */
export const WORDS_COUNT_CAP = 300;
