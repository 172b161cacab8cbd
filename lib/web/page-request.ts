import 'server-only';
import { readCursor, type PageRequest } from '@/lib/catalogue/model/cursor';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of an address; the first where it is repeated. */
export const oneParam = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Everything that an address says, once each. */
export const paramsOf = async (searchParams: SearchParams): Promise<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, oneParam(value)]));

/** Which page of a list an address asks for: `after` and `before`; what is no cursor means the first. */
export async function pageRequest(searchParams: SearchParams): Promise<PageRequest> {
  const { after, before } = await searchParams;
  const next = readCursor(oneParam(after));
  const previous = readCursor(oneParam(before));
  if (next) return { after: next };
  return previous ? { before: previous } : {};
}
