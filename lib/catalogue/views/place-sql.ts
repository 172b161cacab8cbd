import type { Browse } from '@/lib/catalogue/model/browse';
import type { BrowseCursor, Order } from '@/lib/catalogue/model/browse-cursor';
import { Prisma } from '@/lib/platform/generated/client';
import { asListed, atMost, foundColumns, foundSql, holdsSql, listedConditions, offerConditions, orderSql, PRICE, SOLD, termKeyOf, titledSql } from './offer-sql';

/** Under a ceiling, so many are sorted as they are; where there are more, their order is soon walked to a page of them. */
const FEW = 200;
/** The newest listings that are looked through for frequent words. */
const NEAR = 1000;

/** Where the list goes on from a cursor, beginning with AND: of offers by the column of the order, of what words found by its own `value`. */
function beyond({ browse, order, cursor, backwards }: Slice, of: 'offers' | 'found'): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const { value, id, rank = 0 } = cursor;
  const { value: column, type, ascending } = orderSql(order, browse.firstPercent);
  const sign = ascending === backwards ? Prisma.sql`<` : Prisma.sql`>`;
  const at = order === 'new' || order === 'best' ? Prisma.sql`${new Date(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
  if (of === 'offers') return Prisma.sql`AND (${column}, o.listing_id) ${sign} (${at}, ${id})`;
  if (order === 'best') return Prisma.sql`AND (rank, value, listing_id) ${sign} (${rank}::int, ${at}, ${id})`;
  return Prisma.sql`AND (value, listing_id) ${sign} (${at}, ${id})`;
}

export interface Slice {
  browse: Browse;
  words: readonly string[];
  order: Order;
  cursor: BrowseCursor | undefined;
  backwards: boolean;
  limit: number;
}

interface Ways {
  /** All that is asked of an offer but its category, its words and that it lies beyond the cursor. */
  asked: Prisma.Sql;
  value: Prisma.Sql;
  way: Prisma.Sql;
  /** The columns of `page` in its order. */
  ordered: Prisma.Sql;
}

/** What the listing itself says of an order of prices, at the term and first payment of its card. */
const OWN: Partial<Record<Order, Prisma.Sql>> = {
  'price-low': Prisma.sql`l.card_instalment_minor`, 'price-high': Prisma.sql`l.card_instalment_minor`, 'total-low': Prisma.sql`l.card_total_cost_minor`,
};

/** Matches in the order asked for, with the offers read for as many as the page needs. */
function matchesSql(rows: Prisma.Sql, slice: Slice, { asked, ordered }: Ways): Prisma.Sql {
  return Prisma.sql`
    SELECT f.listing_id, f.rank, f.value
      FROM (SELECT * FROM (${rows}) AS held WHERE true ${listedConditions(slice.browse)} ${beyond(slice, 'found')} ORDER BY ${ordered}) AS f
     CROSS JOIN LATERAL (SELECT 1 FROM listing_offer o WHERE o.listing_id = f.listing_id AND ${asked} LIMIT 1) AS o ${atMost(slice.limit)}`;
}

/**
 * By words, the newest first (the best are the newest of their rank). Frequent words fill the page from the newest listings
 * alone; only where they do not are all that hold the words read and put in order.
 */
function newestByWords(slice: Slice, ways: Ways): Prisma.Sql {
  const { words, order, cursor, backwards, limit } = slice;
  const ranked = order === 'best';
  const all = matchesSql(foundSql(words, { ranked }), slice, ways);
  // Of a title, the pairs do not say whether it holds a first word of one letter.
  if ([...words[0] ?? ''].length < 2) return Prisma.sql`page AS (${all})`;
  const way = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const from = cursor ? Prisma.sql`AND (l.published_at, l.id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${new Date(cursor.value)}::timestamptz, ${cursor.id})` : Prisma.empty;
  const near = Prisma.sql`
    SELECT ${foundColumns(words, { ranked })} FROM (
      SELECT * FROM listing l WHERE l.status = 'PUBLISHED' ${from} ORDER BY l.published_at ${way}, l.id ${way} ${atMost(NEAR)}) AS l WHERE ${holdsSql(words)}`;
  // The newest alone mostly say that titles hold the words; the index is asked where they do not.
  const rank = cursor
    ? Prisma.sql`${cursor.rank ?? 0}::int`
    : Prisma.sql`(SELECT EXISTS (SELECT 1 FROM (${near}) AS newest WHERE newest.rank = 1) OR ${titledSql(words)})::int`;
  const ofRank = ranked ? Prisma.sql`SELECT * FROM (${near}) AS n WHERE n.rank = ${rank}` : near;
  return Prisma.sql`
    soon AS MATERIALIZED (${matchesSql(ofRank, slice, ways)}), counted AS MATERIALIZED (SELECT count(*)::int AS soon FROM soon),
    page AS (SELECT * FROM soon WHERE (SELECT counted.soon FROM counted) >= ${limit}::int
      UNION ALL SELECT * FROM (${all}) AS late WHERE (SELECT counted.soon FROM counted) < ${limit}::int)`;
}

/** By words in an order of price or popularity: all that hold them are put in order, by what their listing says where it says it, else by their offers. */
function byWords(slice: Slice, ways: Ways): Prisma.Sql {
  const { browse, words, order, limit } = slice;
  if (order === 'best' || order === 'new') return newestByWords(slice, ways);
  const value = OWN[order];
  if (value !== undefined && asListed(browse)) return Prisma.sql`page AS (${matchesSql(foundSql(words, { ranked: false, value }), slice, ways)})`;
  return Prisma.sql`page AS (
    SELECT f.listing_id, f.rank, ${ways.value} AS value FROM (SELECT * FROM (${foundSql(words, { ranked: false })}) AS held WHERE true ${listedConditions(browse)}) AS f
      CROSS JOIN LATERAL (SELECT * FROM listing_offer o WHERE o.listing_id = f.listing_id AND ${ways.asked} ${beyond(slice, 'offers')} LIMIT 1) AS o ORDER BY ${ways.ordered} ${atMost(limit)})`;
}

/** The head of one category in the order asked for, read from the index of that order. */
function headSql(slice: Slice, { asked, value, way, ordered }: Ways, category: Prisma.Sql): Prisma.Sql {
  const { browse, order, limit } = slice;
  const rows = Prisma.sql`SELECT o.listing_id, 0 AS rank, ${value} AS value FROM listing_offer o WHERE o.category_code = ${category} AND ${asked} ${beyond(slice, 'offers')}`;
  const walked = Prisma.sql`${rows} ORDER BY ${value} ${way}, o.listing_id ${way} ${atMost(limit)}`;
  if (browse.ceilingMinor === undefined || order === 'price-low' || order === 'price-high') return walked;
  // Little lies under a low ceiling: in another order the whole category would be looked through for it.
  return Prisma.sql`
    WITH few AS MATERIALIZED (${rows} ORDER BY ${PRICE[browse.firstPercent]}, o.listing_id ${atMost(FEW)}), counted AS MATERIALIZED (SELECT count(*) AS few FROM few)
    (SELECT * FROM few WHERE (SELECT counted.few FROM counted) < ${FEW}::int ORDER BY ${ordered} ${atMost(limit)})
    UNION ALL (SELECT * FROM (${walked}) AS many WHERE (SELECT counted.few FROM counted) >= ${FEW}::int)`;
}

/**
 * The listings of one page, as `place`. Without words, each category is read in order by its own index and the heads of
 * all are merged: no list is ever sorted whole.
 */
export function placeSql(slice: Slice): Prisma.Sql {
  const { browse, words, order, backwards, limit } = slice;
  const { value, ascending } = orderSql(order, browse.firstPercent);
  const way = ascending === backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const ways: Ways = {
    value, way,
    ordered: order === 'best' ? Prisma.sql`rank ${way}, value ${way}, listing_id ${way}` : Prisma.sql`value ${way}, listing_id ${way}`,
    asked: Prisma.sql`o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse)}`,
  };
  const turns = Prisma.sql`place AS (SELECT listing_id, rank, row_number() OVER (ORDER BY ${ways.ordered}) AS at FROM page)`;
  if (words.length > 0) return Prisma.sql`${byWords(slice, ways)}, ${turns}`;
  if (browse.category !== undefined) return Prisma.sql`page AS (${headSql(slice, ways, Prisma.sql`${browse.category}`)}), ${turns}`;
  return Prisma.sql`
    page AS (SELECT heads.* FROM category k CROSS JOIN LATERAL (${headSql(slice, ways, Prisma.sql`k.code`)}) AS heads ORDER BY ${ways.ordered} ${atMost(limit)}), ${turns}`;
}
