import type { Guarantee } from '@/lib/catalogue/model/browse';
import type { Condition } from '@/lib/catalogue/model/condition';
import type { Region } from '@/lib/catalogue/model/regions';
import type { EndOfTerm } from '@/lib/kernel/terms';
import type { MallCard } from './mall-card';

/** A choice and how many listings it would leave, at most one more than `COUNT_CAP`. */
export interface FacetCount<T extends string = string> {
  value: T;
  count: number;
}

export interface CategoryCount {
  code: string;
  nameKo: string;
  nameEn: string;
  /** At most one more than the cap. */
  count: number;
}

/** Each counted as if nothing were chosen in it; every known value is there, with 0 where it would leave nothing. */
export interface Facets {
  categories: CategoryCount[];
  ends: FacetCount<EndOfTerm>[];
  /** Of the category, the most frequent first; those that are chosen are always there. */
  brands: FacetCount[];
  conditions: FacetCount<Condition>[];
  regions: FacetCount<Region>[];
  guarantees: FacetCount<Guarantee>[];
  /** More is there than is counted one by one: the figures are what there is at least ("12+"). */
  atLeast: boolean;
}

/** Where nothing holds the words. */
export interface Suggestions {
  /** What may have been meant: words of the mall that resemble those typed. */
  words: string[];
  /** Codes of categories in which such things stand. */
  categories: string[];
}

export interface BrowsePage {
  cards: MallCard[];
  /** Texts of the cursors of the pages that exist, for `after` and `before`. */
  next?: string;
  previous?: string;
  /** How many there are, at most one more than `COUNT_CAP`. */
  count: number;
  facets: Facets;
  /** The words were typed with the other keyboard; this is what was looked for instead. */
  lookedFor?: string;
  /** Where nothing is found: what resembles it. */
  similar: MallCard[];
  suggestions: Suggestions;
}

/** Cursors as the address says them; whatever is none means the first page. */
export interface PageTexts {
  after?: string | undefined;
  before?: string | undefined;
}

/*
 * Signatures that this file and its neighbours hold (the code follows):
 *   browsePage(db: Db, browse: Browse, page: PageTexts): Promise<BrowsePage>            views/browse.ts
 *   relatedCards(db: Db, listingId: string): Promise<MallCard[]>                        views/related.ts
 *   cardsByIds(db: Db, ids: readonly string[]): Promise<MallCard[]>                     views/related.ts
 */
