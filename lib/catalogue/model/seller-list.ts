import { LISTING_STATUSES, type ListingStatus } from './states';

export const SELLER_SORTS = ['newest', 'title', 'cheap', 'dear', 'stock'] as const;
export type SellerSort = (typeof SELLER_SORTS)[number];

/** Which of a seller's listings: by state, by low stock, by words. */
export interface SellerFilter {
  status?: ListingStatus;
  low?: boolean;
  query?: string;
}

/** A place in a list that is sorted by anything: what the last row is sorted by, and its id. */
export interface SortedCursor {
  key: string;
  id: string;
}

export interface SellerListRequest extends SellerFilter {
  sort?: SellerSort;
  after?: SortedCursor;
  before?: SortedCursor;
}

const MAX_QUERY = 100;

export const sortedCursorText = ({ key, id }: SortedCursor): string => encodeURIComponent(JSON.stringify([key, id]));

/** Reads a cursor from an address; whatever is not one means the first page. */
export function readSortedCursor(text: string | undefined): SortedCursor | undefined {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(text ?? ''));
    const [key, id] = Array.isArray(read) ? (read as unknown[]) : [];
    return typeof key === 'string' && typeof id === 'string' && key.length < 200 && /^[a-z]{1,2}_[0-9A-Z]{26}$/.test(id) ? { key, id } : undefined;
  } catch {
    return undefined;
  }
}

type Params = Readonly<Record<string, string | undefined>>;

/** The list that an address names; what it does not know it leaves out. */
export function sellerListRequest({ status, low, q, sort, after, before }: Params): SellerListRequest {
  const known = LISTING_STATUSES.find((each) => each === status);
  const order = SELLER_SORTS.find((each) => each === sort);
  const query = (q ?? '').replaceAll('\0', '').slice(0, MAX_QUERY).trim();
  const [next, previous] = [readSortedCursor(after), readSortedCursor(before)];
  return {
    ...(known && { status: known }), ...(low === '1' && { low: true }), ...(query && { query }), ...(order && { sort: order }), ...(next ? { after: next } : previous && { before: previous }),
  };
}

/** The same as the query of an address. */
export function sellerListQuery({ status, low, query, sort, after, before }: SellerListRequest): string {
  const said = new URLSearchParams({
    ...(status && { status }), ...(low && { low: '1' }), ...(query && { q: query }), ...(sort && sort !== 'newest' && { sort }), 
    ...(after && { after: sortedCursorText(after) }), ...(before && { before: sortedCursorText(before) }),
  });
  const text = said.toString();
  return text && `?${text}`;
}
