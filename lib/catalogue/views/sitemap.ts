import type { Db } from '@/lib/platform/db';
import { IN_THE_MALL } from './cards';

/** A sitemap holds at most 50,000 addresses (sitemaps.org); ours fewer, because each names its other language too. */
const SITEMAP_SIZE = 10_000;

export interface SitemapEntry {
  id: string;
  publishedAt: Date;
}

/** With which listing each part of the sitemap begins. */
export async function sitemapParts(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT l.id, row_number() OVER (ORDER BY l.id) AS position FROM ${IN_THE_MALL} WHERE l.status = 'PUBLISHED') AS listed
     WHERE position % ${SITEMAP_SIZE} = 1 ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** The part that begins with this listing. */
export const sitemapPart = (db: Db, first: string): Promise<SitemapEntry[]> => db.$queryRaw<SitemapEntry[]>`
  SELECT l.id, l.published_at AS "publishedAt" FROM ${IN_THE_MALL} WHERE l.status = 'PUBLISHED' AND l.id >= ${first} ORDER BY l.id LIMIT ${SITEMAP_SIZE}`;
