import { isId } from './id';

/** A page of a list, by the id of the row that it follows or precedes. */
export interface KeyRequest {
  after?: string | undefined;
  before?: string | undefined;
}

export interface KeyPage<Row> {
  rows: Row[];
  /** Ids that the pages around it are asked by; null where there is no such page. */
  next: string | null;
  previous: string | null;
}

/** What an address asks for; whatever is no key means the first page. */
export function keysOf({ after, before }: KeyRequest, isKey: (text: string | undefined) => boolean = isId): KeyRequest {
  if (isKey(after)) return { after };
  return isKey(before) ? { before } : {};
}

/** Rows to read, one more than a page has; Prisma reads backwards where it is less than none, and keeps the list's own order. */
export const takeOf = ({ before }: KeyRequest, size: number): number => (before === undefined ? size + 1 : -(size + 1));

/** How Prisma reads such a page. */
export function keyed(request: KeyRequest, size: number) {
  const id = request.after ?? request.before;
  return { take: takeOf(request, size), ...(id !== undefined && { cursor: { id }, skip: 1 }) };
}

/** Cuts a page out of what was read and names its neighbours. */
export function cutKeyed<Row extends { id: unknown }>(found: readonly Row[], { after, before }: KeyRequest, size: number): KeyPage<Row> {
  const backwards = before !== undefined;
  const more = found.length > size;
  const rows = backwards ? found.slice(-size) : found.slice(0, size);
  const keyOf = (row: Row | undefined) => (row ? String(row.id) : null);
  return { rows, next: backwards || more ? keyOf(rows.at(-1)) : null, previous: (backwards ? more : after !== undefined) ? keyOf(rows[0]) : null };
}
