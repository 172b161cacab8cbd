import type { MetadataRoute } from 'next';
import { env } from '@/lib/platform/env';

export const dynamic = 'force-dynamic';

/** The mall is for everybody; what is somebody's own is no one else's to find. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/account', '/admin', '/api/', '/contracts', '/desk', '/favourites', '/leases', '/limits', '/mailbox', '/me', '/notifications', '/orders', '/seller', '/search', '/transfers'] },
    sitemap: `${env().baseUrl}/sitemap.xml`,
  };
}
