import { cursorText, COUNT_CAP, type Cursor, type PageRequest } from '@/lib/catalogue/model/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/** A listing as a card of the mall shows it. */
export interface MallCard {
  id: string;
  title: string;
  sellerName: string;
  categoryCode: string | null;
  categoryKo: string | null;
  categoryEn: string | null;
  currency: string;
  cashPriceMinor: bigint;
  termMonths: number;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
  photoId: string | null;
  photoAlt: string;
  publishedAt: Date;
}

export interface CardPage {
  cards: MallCard[];
  /** Cursors of the pages that exist. */
  next?: string;
  previous?: string;
}

export const CARD_COLUMNS = Prisma.sql`
  l.id, l.title, s.business_name AS "sellerName", l.category_code AS "categoryCode", c.name_ko AS "categoryKo", c.name_en AS "categoryEn",
  l.currency, l.cash_price_minor AS "cashPriceMinor", l.card_term_months AS "termMonths", l.card_instalment_minor AS "instalmentMinor",
  l.card_total_cost_minor AS "totalCostMinor", l.card_total_to_own_minor AS "totalToOwnMinor",
  l.card_photo_id AS "photoId", l.card_photo_alt AS "photoAlt", l.published_at AS "publishedAt"`;

/** What the mall shows: published, and of a seller who may sell. A suspended seller's listings leave at once. */
export const IN_THE_MALL = Prisma.sql`
  listing l JOIN seller s ON s.id = l.seller_id AND s.status = 'APPROVED' LEFT JOIN category c ON c.code = l.category_code`;

export interface Selection {
  /** Further conditions on `l`, each beginning with AND; empty for everything. */
  where: Prisma.Sql;
  /** 1 for the better matches, 0 for the others. */
  rank?: Prisma.Sql;
}

function beyond({ rank }: Selection, { atMs, id, rank: level = 0 }: Cursor, sign: Prisma.Sql): Prisma.Sql {
  const at = new Date(atMs);
  if (!rank) return Prisma.sql`AND (l.published_at, l.id) ${sign} (${at}, ${id})`;
  return Prisma.sql`AND (${rank}, l.published_at, l.id) ${sign} (${level}::int, ${at}, ${id})`;
}

type RankedCard = MallCard & { rank: number };

/** One page of cards, newest first, by keyset: as fast on the thousandth page as on the first. */
export async function cardPage(db: Db | Tx, selection: Selection, { after, before }: PageRequest, size: number): Promise<CardPage> {
  const backwards = before !== undefined;
  const cursor = before ?? after;
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const ranked = selection.rank ? Prisma.sql`${selection.rank} ${order},` : Prisma.empty;
  const found = await db.$queryRaw<RankedCard[]>`
    SELECT ${CARD_COLUMNS}, ${selection.rank ?? Prisma.sql`0`} AS rank FROM ${IN_THE_MALL}
     WHERE l.status = 'PUBLISHED' ${selection.where} ${cursor ? beyond(selection, cursor, backwards ? Prisma.sql`>` : Prisma.sql`<`) : Prisma.empty}
     ORDER BY ${ranked} l.published_at ${order}, l.id ${order} LIMIT ${size + 1}`;
  const more = found.length > size;
  const shown = backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  const cursorOf = (card: RankedCard | undefined) =>
    card && cursorText({ atMs: card.publishedAt.getTime(), id: card.id, ...(selection.rank && { rank: card.rank }) });
  const next = backwards || more ? cursorOf(shown.at(-1)) : undefined;
  const previous = (backwards ? more : after !== undefined) ? cursorOf(shown[0]) : undefined;
  return { cards: shown.map(({ rank: _, ...card }) => card), ...(next && { next }), ...(previous && { previous }) };
}

/** How many there are, at most one more than {@link COUNT_CAP}. */
export async function cardCount(db: Db | Tx, { where }: Selection): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM ${IN_THE_MALL} WHERE l.status = 'PUBLISHED' ${where} LIMIT ${COUNT_CAP + 1}) AS counted`;
  return rows[0]?.count ?? 0;
}
