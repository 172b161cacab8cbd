import type { Browse, FirstPercent } from '@/lib/catalogue/model/browse';
import type { Order } from '@/lib/catalogue/model/browse-cursor';
import { CARD_TERM_KEY, maskOf } from '@/lib/catalogue/model/offers';
import { regionMask } from '@/lib/catalogue/model/regions';
import { characterPairs, likePattern } from '@/lib/catalogue/model/search';
import { Prisma } from '@/lib/platform/generated/client';

/** A bound of a statement, written into it: how much is read decides the plan, which is made before parameters are known. */
export function atMost(rows: number): Prisma.Sql {
  if (!Number.isSafeInteger(rows)) throw new RangeError(`No number of rows: ${rows}`);
  return Prisma.raw(`LIMIT ${rows}`);
}

/** The columns of `listing_offer`, as `o`, that hold prices at a first payment. */
export const PRICE: Record<FirstPercent, Prisma.Sql> = {
  0: Prisma.sql`o.instalment_0`, 10: Prisma.sql`o.instalment_10`, 20: Prisma.sql`o.instalment_20`, 30: Prisma.sql`o.instalment_30`,
};
export const TOTAL: Record<FirstPercent, Prisma.Sql> = {
  0: Prisma.sql`o.total_0`, 10: Prisma.sql`o.total_10`, 20: Prisma.sql`o.total_20`, 30: Prisma.sql`o.total_30`,
};

/**
 * A suspended seller's listings leave the mall at once; only an approved one's come in. Asked as a list made once, not as
 * a join, so that the planner reads an index in its order however many sellers there are.
 */
export const SOLD = Prisma.sql`o.seller_id <> ALL (ARRAY(SELECT s.id FROM seller s WHERE s.status = 'SUSPENDED'))`;

/** Whether a unit is on the shelf: asked of each listing that is looked at, which its LIMIT makes sure of. */
export const AVAILABLE = Prisma.sql`coalesce((SELECT true FROM unit u WHERE u.listing_id = o.listing_id AND u.state = 'AVAILABLE' LIMIT 1), false)`;

export const termKeyOf = ({ termMonths }: Pick<Browse, 'termMonths'>): number => termMonths ?? CARD_TERM_KEY;

/** In what one may choose further. */
export type Facet = 'category' | 'end' | 'brand' | 'condition' | 'region' | 'guarantee';

const all = (parts: readonly (Prisma.Sql | false)[]): Prisma.Sql => {
  const said = parts.filter((part) => part !== false);
  return said.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(said, ' AND ')}`;
};

/** Everything that is asked of an offer but its category and its words, each condition beginning with AND; the choice in `except` left out. */
export function offerConditions(browse: Browse, except?: Facet): Prisma.Sql {
  const { ceilingMinor, firstPercent, ends, brands, conditions, regions, guarantees, inStock } = browse;
  const asked = (facet: Facet, chosen: readonly unknown[]) => facet !== except && chosen.length > 0;
  return all([
    // Both, as the indexes of either are made.
    firstPercent !== 0 && Prisma.sql`${PRICE[firstPercent]} IS NOT NULL AND ${TOTAL[firstPercent]} IS NOT NULL`,
    ceilingMinor !== undefined && Prisma.sql`${PRICE[firstPercent]} <= ${ceilingMinor}`,
    asked('end', ends) && Prisma.sql`o.end_of_term = ANY (${ends}::"EndOfTerm"[])`,
    asked('brand', brands) && Prisma.sql`o.brand = ANY (${brands}::text[])`,
    asked('condition', conditions) && Prisma.sql`o.condition = ANY (${conditions}::"Condition"[])`,
    asked('region', regions) && Prisma.sql`o.region_mask & ${regionMask(regions)}::int <> 0`,
    asked('guarantee', guarantees) && Prisma.sql`o.guarantee_mask & ${maskOf(guarantees)}::int = ${maskOf(guarantees)}::int`,
    inStock === true && AVAILABLE,
  ]);
}

/** Whether cards show the prices that the listing itself says: at its own term and its least first payment. */
export const asListed = ({ termMonths, firstPercent }: Browse): boolean => termMonths === undefined && firstPercent === 0;

/** What is asked of an offer that the listing itself says as well, each condition beginning with AND: those need no offer read that fail it. */
export function listedConditions(browse: Browse, except?: Facet): Prisma.Sql {
  const { category, ceilingMinor, ends, brands } = browse;
  return all([
    except !== 'category' && category !== undefined && Prisma.sql`category_code = ${category}`,
    ceilingMinor !== undefined && asListed(browse) && Prisma.sql`card_instalment_minor <= ${ceilingMinor}`,
    except !== 'end' && ends.length > 0 && Prisma.sql`end_of_term = ANY (${ends}::"EndOfTerm"[])`,
    except !== 'brand' && brands.length > 0 && Prisma.sql`brand = ANY (${brands}::text[])`,
  ]);
}

/** What a list is ordered by, and whether the least comes first. */
export function orderSql(order: Order, firstPercent: FirstPercent): { value: Prisma.Sql; type: Prisma.Sql; ascending: boolean } {
  const minor = Prisma.sql`bigint`;
  switch (order) {
    case 'price-low': return { value: PRICE[firstPercent], type: minor, ascending: true };
    case 'price-high': return { value: PRICE[firstPercent], type: minor, ascending: false };
    case 'total-low': return { value: TOTAL[firstPercent], type: minor, ascending: true };
    case 'popular': return { value: Prisma.sql`o.popularity`, type: Prisma.sql`int`, ascending: false };
    case 'new': case 'best': return { value: Prisma.sql`o.published_at`, type: Prisma.sql`timestamptz`, ascending: false };
  }
}

/** Where the title holds the words as they stand: the better match. */
const rankSql = (words: readonly string[]) => Prisma.sql`(lower(l.title) LIKE ${likePattern(words.join(' '))})::int`;

/** Whether a listing holds every word, letter by letter; one of a single letter begins a word, as the pairs would have it. */
export const holdsSql = (words: readonly string[]): Prisma.Sql => Prisma.join(words.map((word) => ([...word].length > 1
  ? Prisma.sql`l.search_text LIKE ${likePattern(word)}`
  : Prisma.sql`(' ' || l.search_text) LIKE ${likePattern(` ${word}`)}`)), ' AND ');

/** Whether any title holds the words as they stand, by the index. */
export const titledSql = (words: readonly string[]): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM listing l WHERE l.status = 'PUBLISHED' AND character_pairs(lower(l.title)) @> ${characterPairs(words)}::text[] AND lower(l.title) LIKE ${likePattern(words.join(' '))})`;

export interface FoundColumns {
  /** Whether the order asks for the rank. */
  ranked: boolean;
  /** What the order compares, where the listing itself says it. */
  value?: Prisma.Sql;
}

export const foundColumns = (words: readonly string[], { ranked, value = Prisma.sql`l.published_at` }: FoundColumns): Prisma.Sql =>
  Prisma.sql`l.id AS listing_id, ${ranked ? rankSql(words) : Prisma.sql`0`} AS rank, ${value} AS value, l.seller_id, l.category_code, l.card_instalment_minor, l.end_of_term, l.brand`;

/** Listings that hold every word, in any order: found by the index of character pairs, then compared letter by letter. */
export function foundSql(words: readonly string[], columns: FoundColumns): Prisma.Sql {
  // A word of two characters is its own pair: the index has said all.
  const likes = words.filter((word) => [...word].length !== 2).map((word) => Prisma.sql`l.search_text LIKE ${likePattern(word)}`);
  return Prisma.sql`
    SELECT ${foundColumns(words, columns)} FROM listing l
     WHERE l.status = 'PUBLISHED' AND character_pairs(l.search_text) @> ${characterPairs(words)}::text[] ${all(likes)}`;
}
