import type { Browse, FirstPercent } from '@/lib/catalogue/model/browse';
import { browseCursorText, orderOf, readBrowseCursor, type BrowseCursor, type Order } from '@/lib/catalogue/model/browse-cursor';
import { CARD_TERM_KEY } from '@/lib/catalogue/model/offers';
import type { Db, Tx } from '@/lib/platform/db';
import { shareOf } from '@/lib/kernel/rounding';
import { Prisma } from '@/lib/platform/generated/client';
import type { MallCard } from './mall-card';
import { asksMore, AVAILABLE, foundSql, offerConditions, orderSql, PRICE, SOLD, termKeyOf, TOTAL } from './offer-sql';

export interface CardPage {
  cards: MallCard[];
  /** Texts of the cursors of the pages that exist. */
  next?: string;
  previous?: string;
}

/** Cursors as an address says them; whatever is none means the first page. */
export interface PageTexts {
  after?: string | undefined;
  before?: string | undefined;
}

type CardRow = Omit<MallCard, 'firstPaymentMinor' | 'totalToOwnMinor'> & { leastFirstMinor: bigint; rank: number; popularity: number };

function cardOf({ leastFirstMinor, rank: _rank, popularity: _popularity, ...row }: CardRow, firstPercent: FirstPercent): MallCard {
  return {
    ...row,
    firstPaymentMinor: firstPercent === 0 ? leastFirstMinor : shareOf(row.cashPriceMinor, firstPercent * 100),
    totalToOwnMinor: row.totalCostMinor + row.residualMinor,
  };
}

/** What a card shows of `place` (listing_id, rank, at: its turn), in the order of their turns. */
export async function readCards(db: Db | Tx, place: Prisma.Sql, { termKey = CARD_TERM_KEY, firstPercent = 0 }: { termKey?: number; firstPercent?: FirstPercent } = {}): Promise<{ card: MallCard; row: CardRow }[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    WITH ${place}
    SELECT l.id, l.title, o.brand, s.business_name AS "sellerName", c.code AS "categoryCode", c.name_ko AS "categoryKo", c.name_en AS "categoryEn",
           o.condition::text AS condition, l.currency, o.cash_price_minor AS "cashPriceMinor", o.term_months AS "termMonths",
           o.least_first_minor AS "leastFirstMinor", ${PRICE[firstPercent]} AS "instalmentMinor", ${TOTAL[firstPercent]} AS "totalCostMinor",
           o.residual_minor AS "residualMinor", o.end_of_term::text AS "endOfTerm", l.card_photo_id AS "photoId", l.card_photo_alt AS "photoAlt",
           o.published_at AS "publishedAt", o.popularity, place.rank, ${AVAILABLE} AS available
      FROM place CROSS JOIN LATERAL (SELECT * FROM listing_offer WHERE listing_id = place.listing_id AND term_key = ${termKey} LIMIT 1) AS o
      JOIN listing l ON l.id = o.listing_id JOIN seller s ON s.id = o.seller_id AND s.status = 'APPROVED' JOIN category c ON c.code = o.category_code
     ORDER BY place.at`;
  return rows.map((row) => ({ row, card: cardOf(row, firstPercent) }));
}

/** Where the list goes on from a cursor, beginning with AND. */
function beyond(order: Order, browse: Browse, { value, id, rank = 0 }: BrowseCursor, backwards: boolean): Prisma.Sql {
  const { value: column, type, ascending } = orderSql(order, browse.firstPercent);
  const sign = ascending === backwards ? Prisma.sql`<` : Prisma.sql`>`;
  const at = order === 'new' || order === 'best' ? Prisma.sql`${new Date(value)}::timestamptz` : Prisma.sql`${value}::${type}`;
  if (order === 'best') return Prisma.sql`AND (f.rank, ${column}, o.listing_id) ${sign} (${rank}::int, ${at}, ${id})`;
  return Prisma.sql`AND (${column}, o.listing_id) ${sign} (${at}, ${id})`;
}

interface Slice {
  browse: Browse;
  words: readonly string[];
  order: Order;
  cursor: BrowseCursor | undefined;
  backwards: boolean;
  limit: number;
}

/**
 * The listings of one page, as `place`. Without words, each category is read in order by its own index and the heads of
 * all are merged: no list is ever sorted whole.
 */
function placeSql({ browse, words, order, cursor, backwards, limit }: Slice): Prisma.Sql {
  const { value, ascending } = orderSql(order, browse.firstPercent);
  const way = ascending === backwards ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const ordered = order === 'best' ? Prisma.sql`rank ${way}, value ${way}, listing_id ${way}` : Prisma.sql`value ${way}, listing_id ${way}`;
  const asked = Prisma.sql`o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse)} ${cursor ? beyond(order, browse, cursor, backwards) : Prisma.empty}`;
  const turns = Prisma.sql`place AS (SELECT listing_id, rank, row_number() OVER (ORDER BY ${ordered}) AS at FROM page)`;
  if (words.length > 0 && order === 'best' && !asksMore(browse)) {
    // Nothing is asked that only the offers know: they are read for this page alone.
    const further = cursor ? Prisma.sql`AND (rank, value, listing_id) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.rank ?? 0}::int, ${new Date(cursor.value)}::timestamptz, ${cursor.id})` : Prisma.empty;
    return Prisma.sql`
      found AS (${foundSql(words, Prisma.sql`, l.id AS listing_id, l.published_at AS value, l.seller_id`)}),
      page AS (SELECT o.listing_id, o.rank, o.value FROM found o WHERE ${SOLD} ${further} ORDER BY ${ordered} LIMIT ${limit}), ${turns}`;
  }
  if (words.length > 0) {
    const category = browse.category === undefined ? Prisma.empty : Prisma.sql`AND o.category_code = ${browse.category}`;
    return Prisma.sql`
      found AS MATERIALIZED (${foundSql(words)}),
      page AS (
        SELECT o.listing_id, f.rank, ${value} AS value FROM found f JOIN listing_offer o ON o.listing_id = f.id
         WHERE ${asked} ${category} ORDER BY ${ordered} LIMIT ${limit}), ${turns}`;
  }
  const head = (category: Prisma.Sql) => Prisma.sql`
    SELECT o.listing_id, 0 AS rank, ${value} AS value FROM listing_offer o
     WHERE o.category_code = ${category} AND ${asked} ORDER BY ${value} ${way}, o.listing_id ${way} LIMIT ${limit}`;
  if (browse.category !== undefined) return Prisma.sql`page AS (${head(Prisma.sql`${browse.category}`)}), ${turns}`;
  return Prisma.sql`
    page AS (SELECT heads.* FROM category k CROSS JOIN LATERAL (${head(Prisma.sql`k.code`)}) AS heads ORDER BY ${ordered} LIMIT ${limit}), ${turns}`;
}

function valueIn(order: Order, { card, row }: { card: MallCard; row: CardRow }): number {
  switch (order) {
    case 'price-low': case 'price-high': return Number(card.instalmentMinor);
    case 'total-low': return Number(card.totalCostMinor);
    case 'popular': return row.popularity;
    case 'new': case 'best': return card.publishedAt.getTime();
  }
}

/** One page of cards, by keyset: as fast on the thousandth page as on the first. `words` are those of the browse, read. */
export async function cardPage(db: Db | Tx, browse: Browse, words: readonly string[], { page, size }: { page: PageTexts; size: number }): Promise<CardPage> {
  const order = words.length === 0 && browse.sort === undefined ? 'new' : orderOf(browse);
  const after = readBrowseCursor(order, page.after);
  const before = after ? undefined : readBrowseCursor(order, page.before);
  const backwards = before !== undefined;
  const place = placeSql({ browse, words, order, cursor: after ?? before, backwards, limit: size + 1 });
  const found = await readCards(db, place, { termKey: termKeyOf(browse), firstPercent: browse.firstPercent });
  const more = found.length > size;
  const shown = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  const cursorAt = (each: (typeof shown)[number] | undefined) =>
    each && browseCursorText(order, { value: valueIn(order, each), id: each.card.id, ...(order === 'best' && { rank: each.row.rank }) });
  const next = backwards || more ? cursorAt(shown.at(-1)) : undefined;
  const previous = (backwards ? more : after !== undefined) ? cursorAt(shown[0]) : undefined;
  return { cards: shown.map(({ card }) => card), ...(next && { next }), ...(previous && { previous }) };
}
