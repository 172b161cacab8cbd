import type { Browse, FirstPercent } from '@/lib/catalogue/model/browse';
import { browseCursorText, orderOf, readBrowseCursor, type Order } from '@/lib/catalogue/model/browse-cursor';
import { CARD_TERM_KEY } from '@/lib/catalogue/model/offers';
import type { Db, Tx } from '@/lib/platform/db';
import { shareOf } from '@/lib/kernel/rounding';
import type { Prisma } from '@/lib/platform/generated/client';
import type { MallCard } from './mall-card';
import { AVAILABLE, PRICE, termKeyOf, TOTAL } from './offer-sql';
import { placeSql } from './place-sql';

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

/** What a card shows of `place` (listing_id, rank, at: its turn), in the order of their turns. The limits keep the planner from beginning at all sellers and drawing up the page for each. */
export async function readCards(db: Db | Tx, place: Prisma.Sql, { termKey = CARD_TERM_KEY, firstPercent = 0 }: { termKey?: number; firstPercent?: FirstPercent } = {}): Promise<{ card: MallCard; row: CardRow }[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    WITH ${place}
    SELECT l.id, l.title, o.brand, s.business_name AS "sellerName", c.code AS "categoryCode", c.name_ko AS "categoryKo", c.name_en AS "categoryEn",
           o.condition::text AS condition, l.currency, o.cash_price_minor AS "cashPriceMinor", o.term_months AS "termMonths",
           o.least_first_minor AS "leastFirstMinor", ${PRICE[firstPercent]} AS "instalmentMinor", ${TOTAL[firstPercent]} AS "totalCostMinor",
           o.residual_minor AS "residualMinor", o.end_of_term::text AS "endOfTerm", l.card_photo_id AS "photoId", l.card_photo_alt AS "photoAlt",
           o.published_at AS "publishedAt", o.popularity, place.rank, ${AVAILABLE} AS available
      FROM place CROSS JOIN LATERAL (SELECT * FROM listing_offer WHERE listing_id = place.listing_id AND term_key = ${termKey} LIMIT 1) AS o
      CROSS JOIN LATERAL (SELECT business_name FROM seller WHERE id = o.seller_id AND status = 'APPROVED' LIMIT 1) AS s
      JOIN listing l ON l.id = o.listing_id JOIN category c ON c.code = o.category_code
     ORDER BY place.at`;
  return rows.map((row) => ({ row, card: cardOf(row, firstPercent) }));
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
