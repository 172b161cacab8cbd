import { GUARANTEES, type Browse } from '@/lib/catalogue/model/browse';
import { CONDITIONS } from '@/lib/catalogue/model/condition';
import { COUNT_CAP } from '@/lib/catalogue/model/cursor';
import { REGIONS } from '@/lib/catalogue/model/regions';
import { ENDS_OF_TERM } from '@/lib/kernel/terms';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { asksMore, foundSql, offerConditions, SOLD, termKeyOf, type Facet } from './offer-sql';

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

/** Brands that one list of choices shows. */
const BRANDS = 40;
const EACH = COUNT_CAP + 1;
/** Matches of words that are looked through where more is asked than words. */
const FOUND = 5 * COUNT_CAP;
/** The newest of another category that are looked through for what is asked in this one. */
const ELSEWHERE = 3 * COUNT_CAP;

/** Values that are counted together: the rows that everything but one facet's own choice leaves. */
const GROUPS: Record<Exclude<Facet, 'category'>, Prisma.Sql> = {
  end: Prisma.sql`end_of_term::text`, brand: Prisma.sql`brand`, condition: Prisma.sql`condition::text`,
  region: Prisma.sql`region_mask::text`, guarantee: Prisma.sql`guarantee_mask::text`,
};

const isChosen = (browse: Browse): Record<Exclude<Facet, 'category'>, boolean> => ({
  end: browse.ends.length > 0, brand: browse.brands.length > 0, condition: browse.conditions.length > 0,
  region: browse.regions.length > 0, guarantee: browse.guarantees.length > 0,
});

const COLUMNS = Prisma.sql`o.category_code, o.brand, o.condition, o.end_of_term, o.region_mask, o.guarantee_mask`;

/** Rows that match all but the choice in `except`: of each category no more than are counted, the newest. */
function matching(browse: Browse, words: readonly string[], except?: Facet): Prisma.Sql {
  const asked = Prisma.sql`o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse, except)}`;
  const { category } = browse;
  if (words.length > 0) {
    const within = category === undefined || except === 'category' ? Prisma.empty : Prisma.sql`AND o.category_code = ${category}`;
    return Prisma.sql`SELECT ${COLUMNS} FROM found f JOIN listing_offer o ON o.listing_id = f.id WHERE ${asked} ${within}`;
  }
  const newest = (code: Prisma.Sql) => Prisma.sql`
    SELECT ${COLUMNS} FROM listing_offer o WHERE o.category_code = ${code} AND ${asked} ORDER BY o.published_at DESC, o.listing_id DESC LIMIT ${EACH}`;
  if (category !== undefined) return newest(Prisma.sql`${category}`);
  return Prisma.sql`SELECT each.* FROM category k CROSS JOIN LATERAL (${newest(Prisma.sql`k.code`)}) AS each`;
}

/** How many each category has of what is asked in one of them. */
function byCategory(browse: Browse, words: readonly string[]): Prisma.Sql {
  if (browse.category === undefined) return Prisma.sql`SELECT 'category', category_code, count(*)::int FROM matched GROUP BY 2`;
  if (words.length > 0) return Prisma.sql`SELECT 'category', category_code, count(*)::int FROM (${matching(browse, words, 'category')}) AS everywhere GROUP BY 2`;
  return Prisma.sql`
    SELECT 'category', k.code, few.count FROM category k CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM (SELECT * FROM listing_offer o WHERE o.category_code = k.code AND o.term_key = ${termKeyOf(browse)} AND ${SOLD}
                        ORDER BY o.published_at DESC, o.listing_id DESC LIMIT ${ELSEWHERE}) AS o
         WHERE true ${offerConditions(browse)} LIMIT ${EACH}) AS part) AS few`;
}

interface Counted {
  facet: Facet | 'all' | 'found';
  value: string;
  count: number;
}

/** How many matches of words are looked through: where nothing else is asked, no more than are counted. */
const lookedThrough = (browse: Browse) => (asksMore(browse) ? FOUND : EACH);

/** One statement: the rows once, once more for each facet in which something is chosen, and all of them counted by value. */
async function countAll(db: Db | Tx, browse: Browse, words: readonly string[]): Promise<Counted[]> {
  const chosen = isChosen(browse);
  const sets: Prisma.Sql[] = [Prisma.sql`matched AS MATERIALIZED (${matching(browse, words)})`];
  const counts: Prisma.Sql[] = [Prisma.sql`SELECT 'all' AS facet, '' AS value, count(*)::int AS count FROM matched`];
  for (const [facet, value] of Object.entries(GROUPS) as [keyof typeof GROUPS, Prisma.Sql][]) {
    const rows = Prisma.raw(chosen[facet] ? `without_${facet}` : 'matched');
    if (chosen[facet]) sets.push(Prisma.sql`${rows} AS MATERIALIZED (${matching(browse, words, facet)})`);
    counts.push(Prisma.sql`SELECT ${facet}::text, ${value}, count(*)::int FROM ${rows} GROUP BY 2`);
  }
  counts.push(byCategory(browse, words));
  if (words.length > 0) {
    // Bounded outside: within, a LIMIT would have the planner read the table from its beginning instead of the index.
    sets.unshift(Prisma.sql`holding AS MATERIALIZED (${foundSql(words)}), found AS MATERIALIZED (SELECT id FROM holding LIMIT ${lookedThrough(browse)})`);
    counts.push(Prisma.sql`SELECT 'found', '', count(*)::int FROM found`);
  }
  return db.$queryRaw<Counted[]>`WITH ${Prisma.join(sets, ', ')} ${Prisma.join(counts, ' UNION ALL ')}`;
}

/** Brands of a category, each found by one step in the index. */
const brandsOf = (db: Db | Tx, browse: Browse) => db.$queryRaw<{ brand: string }[]>`
  WITH RECURSIVE step AS (
    (SELECT o.brand FROM listing_offer o WHERE o.category_code = ${browse.category ?? ''} AND o.term_key = ${termKeyOf(browse)} ORDER BY o.brand LIMIT 1)
    UNION ALL
    SELECT (SELECT o.brand FROM listing_offer o WHERE o.category_code = ${browse.category ?? ''} AND o.term_key = ${termKeyOf(browse)} AND o.brand > step.brand ORDER BY o.brand LIMIT 1)
      FROM step WHERE step.brand IS NOT NULL)
  SELECT brand FROM step WHERE brand <> '' LIMIT ${BRANDS}`;

const capped = (count: number) => Math.min(count, EACH);

/** Counts of the values behind the bits of a mask. */
function ofBits<T extends string>(rows: readonly Counted[], facet: Facet, values: readonly T[]): FacetCount<T>[] {
  const masks = rows.filter((row) => row.facet === facet);
  return values.map((value, bit) => ({ value, count: capped(masks.reduce((sum, row) => (Number(row.value) & (1 << bit) ? sum + row.count : sum), 0)) }));
}

function brandCounts(rows: readonly Counted[], all: readonly string[], chosen: readonly string[]): FacetCount[] {
  const counts = new Map<string, number>([...all, ...chosen].map((brand) => [brand, 0]));
  for (const { facet, value, count } of rows) if (facet === 'brand' && value !== '') counts.set(value, count);
  const sorted = [...counts].map(([value, count]) => ({ value, count: capped(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return sorted.filter(({ value }, index) => index < BRANDS || chosen.includes(value));
}

export interface Counts {
  /** At most one more than the cap. */
  count: number;
  facets: Facets;
}

/** How many there are, and what each further choice would leave. Two or three statements, side by side. */
export async function facetCounts(db: Db, browse: Browse, words: readonly string[]): Promise<Counts> {
  const [rows, names, brands] = await Promise.all([
    countAll(db, browse, words),
    db.category.findMany({ orderBy: { position: 'asc' } }),
    browse.category === undefined || words.length > 0 ? [] : brandsOf(db, browse),
  ]);
  const countOf = (facet: Counted['facet'], value = '') => rows.find((row) => row.facet === facet && row.value === value)?.count ?? 0;
  const values = <T extends string>(facet: Facet, known: readonly T[]) => known.map((value) => ({ value, count: capped(countOf(facet, value)) }));
  const categories = names.map(({ code, nameKo, nameEn }) => ({ code, nameKo, nameEn, count: capped(countOf('category', code)) }));
  const all = countOf('all');
  const atLeast = words.length > 0 ? countOf('found') === lookedThrough(browse) : browse.category === undefined ? categories.some(({ count }) => count === EACH) : all === EACH;
  return {
    count: capped(all),
    facets: {
      categories, ends: values('end', ENDS_OF_TERM), conditions: values('condition', CONDITIONS),
      brands: brandCounts(rows, atLeast ? brands.map(({ brand }) => brand) : [], browse.brands),
      regions: ofBits(rows, 'region', REGIONS), guarantees: ofBits(rows, 'guarantee', GUARANTEES), atLeast,
    },
  };
}
