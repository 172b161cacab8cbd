/** Where the framework must say as it came which address was asked: it writes a query anew (`%20` as `+`), and a signature is over what was sent. */
export const ADDRESS_AS_ASKED = 'x-address-as-asked';

const OF_THE_PROTOCOL = /^\/api\/institutions?\//;

const isReadable = (path: string): boolean => {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
};

/** What a program that speaks the institution protocol asks for, before the framework looks at it: the address as it came, or that there can be no such one. */
export function protocolAddress(url: string): { address: string } | 'unreadable' | undefined {
  if (!OF_THE_PROTOCOL.test(url)) return undefined;
  return isReadable(url.split('?', 1)[0] ?? '') ? { address: url } : 'unreadable';
}

/** As the protocol says it; the framework would answer such an address as a page, or not at all. */
export const UNREADABLE = JSON.stringify({
  type: 'urn:dalmada:problem:unknown', title: 'There is nothing here', status: 404, detail: 'The path is no percent-encoded UTF-8, or holds a NUL: nothing has such a name.',
});

/** The path and query that a caller signed: as they came where whoever stands before the framework says so and they mean the same, else as the framework has them. */
export function askedAddress(requestUrl: string, asAsked: string | null): string {
  const { pathname, search, searchParams, origin } = new URL(requestUrl);
  const own = `${pathname}${search}`;
  if (asAsked === null || !asAsked.startsWith('/') || !URL.canParse(asAsked, origin)) return own;
  const asked = new URL(asAsked, origin);
  return asked.origin === origin && asked.pathname === pathname && asked.searchParams.toString() === searchParams.toString() ? asAsked.replace(/#.*$/s, '') : own;
}
