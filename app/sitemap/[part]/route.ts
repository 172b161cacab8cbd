import { categoryNames } from '@/lib/catalogue/views/mall';
import { sitemapPart } from '@/lib/catalogue/views/sitemap';
import { isId } from '@/lib/platform/id';
import { problemJson, route } from '@/lib/web/route';
import { sitemap, urlElements } from '@/lib/web/sitemap';

/** One part of the sitemap: the lists, or products from one on. */
export const GET = route<{ params: Promise<{ part: string }> }>(async ({ db, env: { baseUrl } }, _request, { params }) => {
  const { part } = await params;
  if (part === 'lists') {
    const categories = await categoryNames(db);
    return sitemap(['/', ...categories.map(({ code }) => `/c/${code}`)].map((path) => urlElements(baseUrl, path)));
  }
  if (!isId(part)) return problemJson({ code: 'not-found' });
  return sitemap((await sitemapPart(db, part)).map(({ id, publishedAt }) => urlElements(baseUrl, `/p/${id}`, publishedAt)));
});
