import type { Browse } from '@/lib/catalogue/model/browse';
import type { BrowseCursor, Order } from '@/lib/catalogue/model/browse-cursor';
import { Prisma } from '@/lib/platform/generated/client';
import { asksMore, foundSql, offerConditions, orderSql, PRICE, SOLD, termKeyOf } from './offer-sql';

/** Under a ceiling, so many are sorted as they are; where there are more, their order is soon walked to a page of them. */
const FEW = 200;

/** Where the list goes on from a cursor, beginning with AND. */
function beyond(order: Order, browse: Browse, { value, id, rank = 0 }: BrowseCursor, backwards: boolean): Prisma.Sql {
  const { value: column, type, ascending } = orderSql(order, browse.firstPercent);
  const sign = ascending === backwards ? Prisma.sql`<` : Prisma.sql`>`;
  const at = order === 'new' || order === 'best' ? Prisma.sql`${new Date(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
  if (order === 'best') return Prisma.sql`AND (f.rank, ${column}, o.listing_id) ${sign} (${rank}::int, ${at}, ${id})`;
  return Prisma.sql`AND (${column}, o.listing_id) ${sign} (${at}, ${id})`;
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
  /** All that is asked of an offer, and what lies beyond the cursor. */
  asked: Prisma.Sql;
  value: Prisma.Sql;
  way: Prisma.Sql;
  /** The columns of `page` in its order. */
  ordered: Prisma.Sql;
}

/** By words: what nothing but the listing says is read for this page alone; an order of the listing's own stops when the page is full. */
function byWords({ browse, words, order, cursor, backwards, limit }: Slice, { asked, value, ordered }: Ways): Prisma.Sql {
  const ranked = order === 'best';
  const found = foundSql(words, { ranked });
  const own = ranked || order === 'new';
  if (own && !asksMore(browse)) {
    const sign = backwards ? Prisma.sql`>` : Prisma.sql`<`;
    const further = cursor ? Prisma.sql`AND (rank, value, listing_id) ${sign} (${cursor.rank ?? 0}::int, ${new Date(cursor.value)}::timestamptz, ${cursor.id})` : Prisma.empty;
    return Prisma.sql`page AS (SELECT o.listing_id, o.rank, o.value FROM (${found}) AS o WHERE ${SOLD} ${further} ORDER BY ${ordered} LIMIT ${limit})`;
  }
  const category = browse.category === undefined ? Prisma.empty : Prisma.sql`AND o.category_code = ${browse.category}`;
  const offer = Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM listing_offer o WHERE o.listing_id = f.listing_id AND ${asked} ${category} LIMIT 1) AS o`;
  if (own) return Prisma.sql`page AS (SELECT f.listing_id, f.rank, f.value FROM (${found} ORDER BY ${ordered}) AS f ${offer} LIMIT ${limit})`;
  return Prisma.sql`page AS (SELECT f.listing_id, f.rank, ${value} AS value FROM (${found}) AS f ${offer} ORDER BY ${ordered} LIMIT ${limit})`;
}

/** The head of one category in the order asked for, read from the index of that order. */
function headSql({ browse, order, limit }: Slice, { asked, value, way, ordered }: Ways, category: Prisma.Sql): Prisma.Sql {
  const rows = Prisma.sql`SELECT o.listing_id, 0 AS rank, ${value} AS value FROM listing_offer o WHERE o.category_code = ${category} AND ${asked}`;
  const walked = Prisma.sql`${rows} ORDER BY ${value} ${way}, o.listing_id ${way} LIMIT ${limit}`;
  if (browse.ceilingMinor === undefined || order === 'price-low' || order === 'price-high') return walked;
  // Little lies under a low ceiling: in another order the whole category would be looked through for it.
  return Prisma.sql`
    WITH few AS MATERIALIZED (${rows} ORDER BY ${PRICE[browse.firstPercent]}, o.listing_id LIMIT ${FEW}), counted AS MATERIALIZED (SELECT count(*) AS few FROM few)
    (SELECT * FROM few WHERE (SELECT counted.few FROM counted) < ${FEW}::int ORDER BY ${ordered} LIMIT ${limit})
    UNION ALL (SELECT * FROM (${walked}) AS many WHERE (SELECT counted.few FROM counted) >= ${FEW}::int)`;
}

/**
 * The listings of one page, as `place`. Without words, each category is read in order by its own index and the heads of
 * all are merged: no list is ever sorted whole.
 */
export function placeSql(slice: Slice): Prisma.Sql {
  const { browse, words, order, cursor, backwards, limit } = slice;
  const { value, ascending } = orderSql(order, browse.firstPercent);
  const way = ascending === backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const ways: Ways = {
    value, way,
    ordered: order === 'best' ? Prisma.sql`rank ${way}, value ${way}, listing_id ${way}` : Prisma.sql`value ${way}, listing_id ${way}`,
    asked: Prisma.sql`o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse)} ${cursor ? beyond(order, browse, cursor, backwards) : Prisma.empty}`,
  };
  const turns = Prisma.sql`place AS (SELECT listing_id, rank, row_number() OVER (ORDER BY ${ways.ordered}) AS at FROM page)`;
  if (words.length > 0) return Prisma.sql`${byWords(slice, ways)}, ${turns}`;
  if (browse.category !== undefined) return Prisma.sql`page AS (${headSql(slice, ways, Prisma.sql`${browse.category}`)}), ${turns}`;
  return Prisma.sql`
    page AS (SELECT heads.* FROM category k CROSS JOIN LATERAL (${headSql(slice, ways, Prisma.sql`k.code`)}) AS heads ORDER BY ${ways.ordered} LIMIT ${limit}), ${turns}`;
}
