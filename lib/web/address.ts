/** The request's header in which the proxy notes the whole path with its query: a layout is not told where it stands. */
export const ADDRESS_HEADER = 'x-address';

/** Where somebody without a session is sent, to come back to where they were going. `path` where no proxy noted anything. */
export const signInFor = (headers: Pick<Headers, 'get'>, path: string): string =>
  `/sign-in?next=${encodeURIComponent(headers.get(ADDRESS_HEADER) ?? path)}`;
