import type { Browse } from '@/lib/catalogue/model/browse';
import { COUNT_CAP, WORDS_COUNT_CAP } from '@/lib/catalogue/model/cursor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { atMost, foundSql, listedConditions, offerConditions, PRICE, SOLD, termKeyOf, type Facet } from './offer-sql';

/** No more of a set are counted. */
const EACH = COUNT_CAP + 1;
/** Of what words find, where each row must be fetched from the table for it. */
const EACH_FOUND = WORDS_COUNT_CAP + 1;
/** Matches of words that are looked through. */
const FOUND = 5 * COUNT_CAP;
/** Of another category, where more is asked than a term, so many are looked through. */
const ELSEWHERE = 200;
/** Brands that are named where not all listings are counted. */
const BRANDS = 40;

type Group = Exclude<Facet, 'category'>;

/** Columns whose values are counted. */
const GROUPS: Record<Group, Prisma.Sql> = {
  end: Prisma.sql`end_of_term`, brand: Prisma.sql`brand`, condition: Prisma.sql`condition`, region: Prisma.sql`region_mask`, guarantee: Prisma.sql`guarantee_mask`,
};
const COLUMNS = Prisma.sql`o.category_code, o.brand, o.condition, o.end_of_term, o.region_mask, o.guarantee_mask`;

const isChosen = (browse: Browse): Record<Group, boolean> => ({
  end: browse.ends.length > 0, brand: browse.brands.length > 0, condition: browse.conditions.length > 0,
  region: browse.regions.length > 0, guarantee: browse.guarantees.length > 0,
});

export interface Counted {
  /** `all`: how many match; `part`: how many were looked at of at most `value`; else the choice. */
  facet: Facet | 'all' | 'part';
  value: string;
  count: number;
}

export interface CategoryName {
  code: string;
  nameKo: string;
  nameEn: string;
}

/** The order of an index from which what is asked is soon read. */
function inOrder({ ceilingMinor, firstPercent }: Browse): Prisma.Sql {
  return ceilingMinor === undefined ? Prisma.sql`ORDER BY o.published_at DESC, o.listing_id DESC` : Prisma.sql`ORDER BY ${PRICE[firstPercent]}, o.listing_id`;
}

/** Rows that match all but the choice in `except`, of each category no more than `limit`. */
function matching(browse: Browse, words: readonly string[], { except, limit }: { except?: Facet; limit: number }): Prisma.Sql {
  const asked = Prisma.sql`o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse, except)}`;
  const { category } = browse;
  if (words.length > 0) {
    return Prisma.sql`
      SELECT o.* FROM (SELECT listing_id FROM found WHERE true ${listedConditions(browse, except)}) AS f
       CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM listing_offer o WHERE o.listing_id = f.listing_id AND ${asked} LIMIT 1) AS o ${atMost(limit)}`;
  }
  const first = (code: Prisma.Sql) => Prisma.sql`SELECT ${COLUMNS} FROM listing_offer o WHERE o.category_code = ${code} AND ${asked} ${inOrder(browse)} ${atMost(limit)}`;
  if (category !== undefined) return first(Prisma.sql`${category}`);
  return Prisma.sql`SELECT each.* FROM category k CROSS JOIN LATERAL (${first(Prisma.sql`k.code`)}) AS each`;
}

/** One pass over a set counts the values of several columns, and the whole of it as `all` or as a `part`. */
function countedIn(set: Prisma.Sql, facets: readonly Facet[], whole: 'all' | { limit: number }): Prisma.Sql {
  const column = (facet: Facet) => (facet === 'category' ? Prisma.sql`category_code` : GROUPS[facet]);
  const [name, value] = whole === 'all' ? ['all', ''] : ['part', String(whole.limit)];
  if (facets.length === 0) return Prisma.sql`SELECT ${name}::text, ${value}::text, count(*)::int FROM ${set}`;
  const when = facets.map((facet) => Prisma.sql`WHEN grouping(${column(facet)}) = 0 THEN ${facet}::text`);
  return Prisma.sql`
    SELECT CASE ${Prisma.join(when, ' ')} ELSE ${name}::text END AS facet, coalesce(${Prisma.join(facets.map((facet) => Prisma.sql`${column(facet)}::text`), ', ')}, ${value}::text) AS value, count(*)::int AS count
      FROM ${set} GROUP BY GROUPING SETS ((), ${Prisma.join(facets.map((facet) => Prisma.sql`(${column(facet)})`), ', ')})`;
}

/** How many each other category has of what is asked in one of them. */
function elsewhere(browse: Browse, words: readonly string[]): Prisma.Sql {
  if (words.length > 0) return countedIn(Prisma.sql`(${matching(browse, words, { except: 'category', limit: EACH_FOUND })}) AS everywhere`, ['category'], { limit: EACH_FOUND });
  const { ceilingMinor, firstPercent } = browse;
  const conditions = offerConditions(browse);
  const looked = conditions === Prisma.empty ? EACH : ELSEWHERE;
  const under = ceilingMinor === undefined ? Prisma.empty : Prisma.sql`AND ${PRICE[firstPercent]} <= ${ceilingMinor}`;
  return Prisma.sql`
    SELECT seen.facet, seen.value, seen.count FROM category k CROSS JOIN LATERAL (
      SELECT count(*)::int AS looked, count(*) FILTER (WHERE true ${conditions})::int AS counted
        FROM (SELECT * FROM listing_offer o WHERE o.category_code = k.code AND o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${under} ${inOrder(browse)} ${atMost(looked)}) AS o) AS few
     CROSS JOIN LATERAL (VALUES ('category', k.code, few.counted), ('part', ${String(looked)}, few.looked)) AS seen(facet, value, count)
     WHERE k.code <> ${browse.category ?? ''}`;
}

/** Brands of a category, each found by one step in the index: those that are there where not all listings are counted. */
function brandSteps(browse: Browse): Prisma.Sql {
  const next = (beyond: Prisma.Sql) => Prisma.sql`
    SELECT o.brand FROM listing_offer o WHERE o.category_code = ${browse.category ?? ''} AND o.term_key = ${termKeyOf(browse)} ${beyond} ORDER BY o.brand LIMIT 1`;
  return Prisma.sql`step AS ((${next(Prisma.sql`AND (SELECT count(*) FROM matched) >= ${EACH}::int`)})
    UNION ALL SELECT (${next(Prisma.sql`AND o.brand > step.brand`)}) FROM step WHERE step.brand IS NOT NULL)`;
}

/** The rows once, once more for each facet in which something is chosen, and all of them counted by value. */
function countedSql(browse: Browse, words: readonly string[]): Prisma.Sql {
  const worded = words.length > 0;
  const limit = worded ? EACH_FOUND : EACH;
  const chosen = isChosen(browse);
  const facets = Object.keys(GROUPS) as Group[];
  const sets = [Prisma.sql`matched AS MATERIALIZED (${matching(browse, words, { limit })})`];
  const counts = [countedIn(Prisma.sql`matched`, [...facets.filter((facet) => !chosen[facet]), ...(browse.category === undefined ? ['category' as const] : [])], 'all')];
  for (const facet of facets.filter((each) => chosen[each])) {
    counts.push(countedIn(Prisma.sql`(${matching(browse, words, { except: facet, limit })}) AS without`, [facet], { limit: browse.category === undefined && !worded ? Number.MAX_SAFE_INTEGER : limit }));
  }
  if (browse.category !== undefined) counts.push(elsewhere(browse, words));
  if (browse.category !== undefined && !worded) {
    sets.push(brandSteps(browse));
    counts.push(Prisma.sql`SELECT 'brand', brand, 0 FROM (SELECT brand FROM step WHERE brand <> '' ${atMost(BRANDS)}) AS known`);
  }
  if (worded) {
    // Bounded outside: within, a LIMIT would have the planner read the table from its beginning instead of the index.
    sets.unshift(Prisma.sql`
      holding AS MATERIALIZED (${foundSql(words, { ranked: false })}),
      found AS MATERIALIZED (SELECT * FROM holding o WHERE ${SOLD} ${atMost(FOUND)})`);
    // Looking through all that were found, where that was not needed, would cost more than the rest.
    counts.push(Prisma.sql`SELECT 'part', ${String(FOUND)}, CASE WHEN (SELECT count(*) FROM matched) < ${limit}::int THEN (SELECT count(*)::int FROM found) ELSE 0 END`);
  }
  return Prisma.sql`WITH RECURSIVE ${Prisma.join(sets, ', ')}, counted (facet, value, count) AS (${Prisma.join(counts, ' UNION ALL ')})`;
}

/** One statement, and one row: hundreds of small ones cost more to hand over than to count. */
export async function countAll(db: Db, browse: Browse, words: readonly string[]): Promise<{ rows: Counted[]; names: CategoryName[] }> {
  const [answer] = await db.$queryRaw<{ counted: string; names: string }[]>`
    ${countedSql(browse, words)}
    SELECT (SELECT json_agg(json_build_array(facet, value, count)) FROM counted)::text AS counted,
           (SELECT json_agg(json_build_array(code, name_ko, name_en) ORDER BY position) FROM category)::text AS names`;
  const counted = JSON.parse(answer?.counted ?? '[]') as [Counted['facet'], string, number][];
  const names = JSON.parse(answer?.names ?? '[]') as [string, string, string][];
  return {
    rows: counted.map(([facet, value, count]) => ({ facet, value, count })),
    names: names.map(([code, nameKo, nameEn]) => ({ code, nameKo, nameEn })),
  };
}
