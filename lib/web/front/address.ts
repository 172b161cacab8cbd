import type { IncomingHttpHeaders } from 'node:http';
import { ASKS_FOR_ENGLISH } from '../english.ts';

/** A page of the mall that is the same for everybody who reads its language. */
export interface DocumentAddress {
  locale: 'ko' | 'en';
  /** Without its language, and with only the parts of the query that change it. */
  path: string;
  /** Of a product's page; lists show many. */
  listingId: string | undefined;
}

/** What a list's address may say (`lib/catalogue/model/browse.ts`), and the comparison's. What a product's or the front page's says is read in the browser. */
const LIST = ['q', 'category', 'max', 'term', 'first', 'end', 'brand', 'condition', 'region', 'guarantee', 'stock', 'sort', 'after', 'before'];
const COMPARISON = ['ids', 'term', 'first', 'diff'];

const MOST_LETTERS = 2_000;
const ENGLISH = new RegExp(`^(?:${ASKS_FOR_ENGLISH})$`);

function chosenLanguage({ cookie = '', 'accept-language': accept = '' }: IncomingHttpHeaders): 'ko' | 'en' {
  const chosen = /(?:^|; ?)locale=([^;]*)/.exec(cookie)?.[1];
  if (chosen !== undefined) return chosen === 'en' ? 'en' : 'ko';
  return ENGLISH.test(accept) ? 'en' : 'ko';
}

/** What of the query changes such a page; null where there is no such page. A code or number written otherwise (`%67_…`) is not known by what the database says of it. */
function partsOf(path: string): readonly string[] | null {
  if (path === '/' || /^\/p\/\w+$/.test(path)) return [];
  if (path === '/search' || /^\/c\/[\w-]+$/.test(path)) return LIST;
  return path === '/compare' ? COMPARISON : null;
}

/** The page that is asked for, where it is one of those; undefined for all others. `url` as it came, beginning with a slash. */
export function documentAddress(url: string, headers: IncomingHttpHeaders): DocumentAddress | undefined {
  // A NUL, and what is too long to be an address of ours, is for who answers everything else.
  if (url.length > MOST_LETTERS || url.includes('%00')) return undefined;
  const [rawPath = '/', query = ''] = url.split('?', 2);
  const named = /^\/en(?=\/|$)/.test(rawPath);
  const path = (named ? rawPath.slice(3) : rawPath) || '/';
  const parts = partsOf(path);
  if (!parts) return undefined;
  const said = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && parts.includes(name));
  const kept = said.length > 0 ? `?${new URLSearchParams(said)}` : '';
  return { locale: named ? 'en' : chosenLanguage(headers), path: `${path}${kept}`, listingId: /^\/p\/(.+)$/.exec(path)?.[1] };
}
