import { sitemapParts } from '@/lib/catalogue/views/sitemap';
import { route } from '@/lib/web/route';
import { sitemapIndex } from '@/lib/web/sitemap';

/** What the mall has, for search engines: its lists, and its products in parts. */
export const GET = route(async ({ db, env }) =>
  sitemapIndex(['lists', ...(await sitemapParts(db))].map((part) => `${env.baseUrl}/sitemap/${part}`)));
