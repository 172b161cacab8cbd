import { GUARANTEES, type Browse } from '@/lib/catalogue/model/browse';
import { CONDITIONS } from '@/lib/catalogue/model/condition';
import { COUNT_CAP, WORDS_COUNT_CAP } from '@/lib/catalogue/model/cursor';
import { REGIONS } from '@/lib/catalogue/model/regions';
import { ENDS_OF_TERM } from '@/lib/kernel/terms';
import type { Db } from '@/lib/platform/db';
import { countAll, type Counted } from './count-sql';
import type { Facet } from './offer-sql';

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
  ends: FacetCount<(typeof ENDS_OF_TERM)[number]>[];
  /** Of the category, the most frequent first; those that are chosen are always there. */
  brands: FacetCount[];
  conditions: FacetCount<(typeof CONDITIONS)[number]>[];
  regions: FacetCount<(typeof REGIONS)[number]>[];
  guarantees: FacetCount<(typeof GUARANTEES)[number]>[];
  /** More is there than is counted one by one: the figures are what there is at least ("12+"). */
  atLeast: boolean;
}

const EACH = COUNT_CAP + 1;

const capped = (count: number) => Math.min(count, EACH);

/** Counts of the values behind the bits of a mask. */
function ofBits<T extends string>(rows: readonly Counted[], facet: Facet, values: readonly T[]): FacetCount<T>[] {
  const masks = rows.filter((row) => row.facet === facet);
  return values.map((value, bit) => ({ value, count: capped(masks.reduce((sum, row) => (Number(row.value) & (1 << bit) ? sum + row.count : sum), 0)) }));
}

/** Brands that one list of choices shows. */
const BRANDS = 40;

/** Those of the category that are counted, and those chosen, the most frequent first. */
function brandCounts(rows: readonly Counted[], chosen: readonly string[]): FacetCount[] {
  const counts = new Map<string, number>(chosen.map((brand) => [brand, 0]));
  for (const { facet, value, count } of rows) if (facet === 'brand' && value !== '') counts.set(value, (counts.get(value) ?? 0) + count);
  const sorted = [...counts].map(([value, count]) => ({ value, count: capped(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sorted.filter(({ value }, index) => index < BRANDS || chosen.includes(value));
}

export interface Counts {
  /** At most one more than the cap. */
  count: number;
  /** Where counting stopped. */
  cap: number;
  facets: Facets;
}

/** How many there are, and what each further choice would leave: one statement. */
export async function facetCounts(db: Db, browse: Browse, words: readonly string[]): Promise<Counts> {
  const { names, rows } = await countAll(db, browse, words);
  const countOf = (facet: Counted['facet'], value = '') => rows.find((row) => row.facet === facet && row.value === value)?.count ?? 0;
  const values = <T extends string>(facet: Facet, known: readonly T[]) => known.map((value) => ({ value, count: capped(countOf(facet, value)) }));
  const cap = words.length > 0 ? WORDS_COUNT_CAP : COUNT_CAP;
  const count = Math.min(countOf('all'), cap + 1);
  const categories = names.map(({ code, nameKo, nameEn }) => ({ code, nameKo, nameEn, count: code === browse.category ? count : capped(countOf('category', code)) }));
  const whole = browse.category === undefined && words.length === 0 ? categories.every((category) => category.count < EACH) : count <= cap;
  return {
    count, cap,
    facets: {
      categories, ends: values('end', ENDS_OF_TERM), conditions: values('condition', CONDITIONS), brands: brandCounts(rows, browse.brands),
      regions: ofBits(rows, 'region', REGIONS), guarantees: ofBits(rows, 'guarantee', GUARANTEES),
      atLeast: !whole || rows.some((row) => row.facet === 'part' && row.count >= Number(row.value)),
    },
  };
}
