import type { Temporal } from 'temporal-polyfill';
import { LEAD_WIDTH, leadOfWeek, weekOf } from '@/lib/catalogue/model/lead';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { MallCard } from './mall-card';
import { AVAILABLE, SOLD } from './offer-sql';
import { cardsByIds } from './related';

/** Of each category, so many of the newest are looked at, and so many stand to be chosen. */
const LOOKED_AT = 100;
const STANDING = 6;

/**
 * What leads the mall this week, the same for everybody until Monday: of what was there when the week began, is on the shelf
 * and has a picture that can be shown large. Nothing where nothing is so.
 */
export async function weeksLead(db: Db, now: Temporal.Instant): Promise<MallCard | undefined> {
  const week = weekOf(now);
  const standing = await db.$queryRaw<{ id: string }[]>`
    SELECT o.listing_id AS id FROM category k CROSS JOIN LATERAL (
      SELECT o.listing_id FROM (
        SELECT o.listing_id, o.published_at FROM listing_offer o WHERE o.category_code = k.code AND o.term_key = 0 AND ${SOLD} AND o.published_at < ${toDate(week.begins)}::timestamptz
         ORDER BY o.published_at DESC, o.listing_id DESC LIMIT ${LOOKED_AT}) AS o
        JOIN listing l ON l.id = o.listing_id
       WHERE EXISTS (SELECT 1 FROM photo_rendition r WHERE r.file_id = l.card_photo_id AND r.format = 'WEBP' AND r.width >= ${LEAD_WIDTH}) AND ${AVAILABLE}
       ORDER BY o.published_at DESC, o.listing_id DESC LIMIT ${STANDING}) AS o`;
  const chosen = leadOfWeek(week.name, standing.map(({ id }) => id));
  return chosen === undefined ? undefined : (await cardsByIds(db, [chosen]))[0];
}
