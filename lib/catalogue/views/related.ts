import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { readCards } from './cards';
import type { MallCard } from './mall-card';
import { SOLD } from './offer-sql';

const RELATED = 4;
/** More than any list of one's own is long: favourites, seen lately, compared. */
const MOST = 100;

/** Other goods of the category, those nearest in price a month first: read from the price index, above and below. */
export async function relatedCards(db: Db, listingId: string): Promise<MallCard[]> {
  const side = (sign: Prisma.Sql, way: Prisma.Sql) => Prisma.sql`
    SELECT o.listing_id, abs(o.instalment_0 - me.instalment_0) AS distance FROM me CROSS JOIN LATERAL (
      SELECT o.listing_id, o.instalment_0 FROM listing_offer o
       WHERE ${SOLD} AND o.category_code = me.category_code AND o.term_key = 0 AND (o.instalment_0, o.listing_id) ${sign} (me.instalment_0, me.listing_id)
       ORDER BY o.instalment_0 ${way}, o.listing_id ${way} LIMIT ${RELATED}) AS o`;
  const found = await readCards(db, Prisma.sql`
    me AS (SELECT listing_id, category_code, instalment_0 FROM listing_offer WHERE listing_id = ${listingId} AND term_key = 0),
    near AS ((${side(Prisma.sql`<`, Prisma.sql`DESC`)}) UNION ALL (${side(Prisma.sql`>`, Prisma.sql`ASC`)})),
    place AS (SELECT listing_id, 0 AS rank, row_number() OVER (ORDER BY distance, listing_id) AS at FROM near ORDER BY distance, listing_id LIMIT ${RELATED})`);
  return found.map(({ card }) => card);
}

/** Cards of these listings in the given order, without those that the mall does not show: for what somebody keeps or compares. */
export async function cardsByIds(db: Db, ids: readonly string[]): Promise<MallCard[]> {
  const wanted = [...new Set(ids)].slice(0, MOST);
  if (wanted.length === 0) return [];
  const found = await readCards(db, Prisma.sql`
    place AS (SELECT listing_id, 0 AS rank, at FROM unnest(${wanted}::text[]) WITH ORDINALITY AS wanted(listing_id, at))`);
  return found.map(({ card }) => card);
}
