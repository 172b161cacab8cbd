/** OWN: everything paid until the goods are one's own; COST: what one is bound to pay, for who means to return them. */
export const RANKINGS = ['OWN', 'COST'] as const;
export type Ranking = (typeof RANKINGS)[number];

export interface Rankable {
  key: string;
  totalToOwnMinor: bigint;
  totalCostMinor: bigint;
  /** RFC 3339 in UTC. */
  expiresAt: string;
}

export const rankedTotal = (offer: Rankable, by: Ranking): bigint => (by === 'OWN' ? offer.totalToOwnMinor : offer.totalCostMinor);

/** Cheapest first; of two as cheap, the one that stands longer; then by key, so that the order never wavers. */
export function rankOffers<T extends Rankable>(offers: readonly T[], by: Ranking): T[] {
  return [...offers].sort((a, b) => {
    const [left, right] = [rankedTotal(a, by), rankedTotal(b, by)];
    if (left !== right) return left < right ? -1 : 1;
    const expiry = Date.parse(b.expiresAt) - Date.parse(a.expiresAt);
    return expiry !== 0 ? expiry : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
}

/** What an offer costs more than the first one; zero for the first. */
export const overFirst = (offer: Rankable, first: Rankable, by: Ranking): bigint => rankedTotal(offer, by) - rankedTotal(first, by);

/**
 * Keeps the order that a reader has before them: known keys stay where they are, new ones follow in ranked order.
 * Nothing moves under a finger. `successors`, old key → new: what took another's place stands where that stood.
 */
export function keepOrder(shown: readonly string[], ranked: readonly string[], successors: ReadonlyMap<string, string> = new Map()): string[] {
  const present = new Set(ranked);
  const known = new Set<string>();
  for (const key of shown) {
    const now = present.has(key) ? key : successors.get(key);
    if (now !== undefined && present.has(now)) known.add(now);
  }
  return [...known, ...ranked.filter((key) => !known.has(key))];
}
