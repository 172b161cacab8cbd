import { FLAGS, type Flag } from './flags';
import { isReviewOverdue } from './deadlines';

export const SORTS = ['oldest', 'gravest'] as const;
export type Sort = (typeof SORTS)[number];

/** What is chosen of the queue: what has this flag, nothing to look at, waits too long, or waits for somebody else than its first person. */
export const FILTERS = ['overdue', 'second', ...FLAGS, 'none'] as const;
export type Filter = (typeof FILTERS)[number];

export interface QueueChoice {
  sort: Sort;
  filter: Filter | null;
}

/** What an address asks for; what it does not know it leaves at the beginning: everything, oldest first. */
export function queueChoice({ sort, flag }: Readonly<Record<string, string | undefined>>): QueueChoice {
  return { sort: SORTS.find((each) => each === sort) ?? 'oldest', filter: FILTERS.find((each) => each === flag) ?? null };
}

/** The same choice as the values of an address; what is the beginning anyway is not said. */
export const choiceParams = ({ sort, filter }: QueueChoice): Record<string, string> => ({ ...(sort !== 'oldest' && { sort }), ...(filter && { flag: filter }) });

/** An address with the choice, so that the next case and the way back keep it. */
export function withChoice(path: string, choice: QueueChoice): string {
  const params = new URLSearchParams(choiceParams(choice)).toString();
  return params ? `${path}?${params}` : path;
}

export interface Waiting {
  id: string;
  /** Since when, epoch milliseconds. */
  sinceMs: number;
  flags: readonly Flag[];
  /** A first person has asked, or approved. */
  passedOn: boolean;
}

const holds = (row: Waiting, filter: Filter, nowMs: number): boolean => {
  switch (filter) {
    case 'overdue': return isReviewOverdue(row.sinceMs, nowMs);
    case 'second': return row.passedOn;
    case 'none': return row.flags.length === 0;
    default: return row.flags.includes(filter);
  }
};

/** How many of those that wait each filter would leave. */
export const filterCounts = (rows: readonly Waiting[], nowMs: number): Record<Filter, number> =>
  Object.fromEntries(FILTERS.map((filter) => [filter, rows.filter((row) => holds(row, filter, nowMs)).length])) as Record<Filter, number>;

const gravity = ({ flags: [gravest] }: Waiting): number => (gravest === undefined ? FLAGS.length : FLAGS.indexOf(gravest));

/** Those that were chosen, in the chosen order: by their gravest flag, then by how many, then by age. */
export function chosen<Row extends Waiting>(rows: readonly Row[], { sort, filter }: QueueChoice, nowMs: number): Row[] {
  const older = (a: Waiting, b: Waiting) => a.sinceMs - b.sinceMs || (a.id < b.id ? -1 : 1);
  const graver = (a: Waiting, b: Waiting) => gravity(a) - gravity(b) || b.flags.length - a.flags.length || older(a, b);
  return rows.filter((row) => filter === null || holds(row, filter, nowMs)).toSorted(sort === 'gravest' ? graver : older);
}

export interface Neighbours {
  next: string | null;
  previous: string | null;
}

/** The cases before and after one in a queue. Of one that is no longer in it, decided by somebody else, the first is next. */
export function neighboursOf(ids: readonly string[], id: string): Neighbours {
  const place = ids.indexOf(id);
  if (place === -1) return { next: ids[0] ?? null, previous: null };
  return { next: ids[place + 1] ?? (place > 0 ? ids[0] : undefined) ?? null, previous: ids[place - 1] ?? null };
}

/** A page of so many of a list in memory, by the id that it follows or precedes. */
export function pageOf<Row extends { id: string }>(rows: readonly Row[], { after, before }: { after?: string | undefined; before?: string | undefined }, size: number): { rows: Row[]; next: string | null; previous: string | null } {
  const at = rows.findIndex(({ id }) => id === (after ?? before));
  const from = at === -1 ? 0 : after !== undefined ? at + 1 : Math.max(0, at - size);
  const page = rows.slice(from, at !== -1 && after === undefined ? at : from + size);
  return { rows: page, next: from + page.length < rows.length ? (page.at(-1)?.id ?? null) : null, previous: from > 0 ? (page[0]?.id ?? null) : null };
}
