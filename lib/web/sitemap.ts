/** A path in both languages, as a sitemap names it. */
export function urlElements(baseUrl: string, path: string, lastModified?: Date): string {
  const ko = `${baseUrl}${path}`;
  const en = `${baseUrl}/en${path === '/' ? '' : path}`;
  const others = `<xhtml:link rel="alternate" hreflang="ko" href="${ko}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/><xhtml:link rel="alternate" hreflang="x-default" href="${ko}"/>`;
  const changed = lastModified ? `<lastmod>${lastModified.toISOString()}</lastmod>` : '';
  return [ko, en].map((address) => `<url><loc>${address}</loc>${changed}${others}</url>`).join('');
}

const xml = (body: string) => new Response(`<?xml version="1.0" encoding="UTF-8"?>${body}`, {
  headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
});

export const sitemapIndex = (addresses: readonly string[]): Response =>
  xml(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>`).join('')}</sitemapindex>`);

export const sitemap = (urls: readonly string[]): Response =>
  xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>`);
