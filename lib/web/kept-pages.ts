import { listen } from '../platform/listen.ts';

/** Said by the database's triggers when something changed that pages for everybody show (migration `mall_changes`). */
const CHANNEL = 'mall_changed';
const EVERYTHING = '*';

/* A page that was being made while the change was committed may have read what was there before. */
const AGAIN_MS = 3_000;

/* Next's own names for pages: of everything, of each list, of one address. */
const ALL = ['_N_T_/layout'];
const LISTS = ['_N_T_/[locale]/(mall)/page', '_N_T_/[locale]/(mall)/c/[category]/page'];
const productTags = (listingId: string) => ['ko', 'en'].map((locale) => `_N_T_/${locale}/p/${listingId}`);

/** Which kept pages are no longer true: the lists and the product's own, or all. */
export const staleTags = (payload: string): string[] => (payload === EVERYTHING ? ALL : [...LISTS, ...productTags(payload)]);

/** Expires kept pages from now on, whoever changes what they show: at once, and again when whoever was reading meanwhile is done. Returns what stops it. */
export function followMall(databaseUrl: string, expire: (tags: string[]) => unknown): () => Promise<void> {
  const twice = (tags: string[]) => {
    expire(tags);
    setTimeout(() => expire(tags), AGAIN_MS).unref();
  };
  return listen(databaseUrl, CHANNEL, { heard: (payload) => twice(staleTags(payload)), connected: () => twice(ALL) });
}
