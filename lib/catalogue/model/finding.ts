/* Runs in the browser too: what a device keeps and what an address says are read by the same rules. */

/** As many as stand side by side. */
export const COMPARED_MAX = 4;

/** As many as a device remembers to have shown. */
export const RECENT_MAX = 20;

/** As many as one person may have. */
export const FAVOURITES_MAX = 500;

const LISTING_ID = /^g_[0-9A-HJKMNP-TV-Z]{26}$/;

export const isListingId = (text: unknown): text is string => typeof text === 'string' && LISTING_ID.test(text);

/** The listings that a list names, each once and in its order; what has not the form of one is left out. */
export const listingIdsIn = (parts: readonly unknown[]): string[] => [...new Set(parts.filter(isListingId))];

/** `a,b,c` of an address. */
export const listingIdsInText = (text: string | undefined): string[] => listingIdsIn((text ?? '').slice(0, 2_000).split(','));

/** What was just looked at comes first, and is there once. */
export const withSeen = (seen: readonly string[], id: string): string[] => [id, ...seen.filter((other) => other !== id)].slice(0, RECENT_MAX);

/** Into the comparison or out of it; null where it is full. */
export function withCompared(compared: readonly string[], id: string): string[] | null {
  if (compared.includes(id)) return compared.filter((other) => other !== id);
  return compared.length < COMPARED_MAX ? [...compared, id] : null;
}
