import type { Db } from '@/lib/platform/db';
import { SOLD } from './offer-sql';

/** A sitemap holds at most 50,000 addresses (sitemaps.org); ours fewer, because each names its other language too. */
const SITEMAP_SIZE = 10_000;

export interface SitemapEntry {
  id: string;
  publishedAt: Date;
}

/** With which listing each part of the sitemap begins. */
export async function sitemapParts(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT o.listing_id AS id, row_number() OVER (ORDER BY o.listing_id) AS position FROM listing_offer o WHERE o.term_key = 0 AND ${SOLD}) AS listed
     WHERE position % ${SITEMAP_SIZE} = 1 ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** The part that begins with this listing. */
export const sitemapPart = (db: Db, first: string): Promise<SitemapEntry[]> => db.$queryRaw<SitemapEntry[]>`
  SELECT o.listing_id AS id, o.published_at AS "publishedAt" FROM listing_offer o WHERE o.term_key = 0 AND ${SOLD} AND o.listing_id >= ${first} ORDER BY o.listing_id LIMIT ${SITEMAP_SIZE}`;
