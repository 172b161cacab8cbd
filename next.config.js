import path from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/web/i18n.ts');

/* What belongs to no language, and what already names one. */
const WITHOUT_LANGUAGE = '(?!_next/|api/|files/|files$|me$|me/|cards$|icon\\.svg|apple-icon\\.png|favicon\\.ico|share\\.png|offline\\.html|sw\\.js|robots\\.txt|sitemap|en$|en/|ko$|ko/)';

/* A visitor who has not chosen reads English when the browser asks for it, or asks for anything but Korean. */
const ENGLISH = [
  [{ type: 'cookie', key: 'locale', value: 'en' }],
  [{ type: 'header', key: 'accept-language', value: 'en.*|(?!.*\\bko\\b).*\\ben\\b.*' }],
];

/* An address that narrows a category is drawn for itself; the category without is the same page for everybody. */
const NARROWING = ['after', 'before', 'q', 'max', 'term', 'first', 'end', 'brand', 'condition', 'region', 'guarantee', 'sort', 'stock'];

/* The language is the first folder of `app`, but no part of an address, save `/en` for who is sent there. */
function rewrites() {
  const narrowed = (language, source, has = [], missing = []) => NARROWING.map((key) => (
    { source: `${source}/c/:category`, destination: `/${language}/c/:category/narrowed`, has: [...has, { type: 'query', key }], missing }));
  const whole = (language, has, missing) => ({ source: `/:path(${WITHOUT_LANGUAGE}.*)`, destination: `/${language}/:path`, has, missing });
  const chosen = [{ type: 'cookie', key: 'locale' }];
  return {
    beforeFiles: [
      ...narrowed('en', '/en'),
      ...narrowed('en', '', ENGLISH[0]), ...narrowed('en', '', ENGLISH[1], chosen), ...narrowed('ko', ''),
      whole('en', ENGLISH[0], []), whole('en', ENGLISH[1], chosen), whole('ko', undefined, undefined),
    ],
  };
}

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Puts the content security policy of each kept page beside it: no request can bring a nonce to a page that is made once.
  cacheHandler: path.resolve('lib/web/page-cache.mjs'),
  // How long a browser may show a kept page again without asking; what is personal is asked for each time.
  experimental: { staleTimes: { static: 30 }, authInterrupts: true },
  redirects: () => [{ source: '/ko/:path*', destination: '/:path*', permanent: true }],
  rewrites,
  headers: () => [{
    source: '/:path*',
    headers: [
      { key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' },
      { key: 'x-content-type-options', value: 'nosniff' },
      { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
      { key: 'permissions-policy', value: 'camera=(self), microphone=(), geolocation=()' },
      { key: 'x-frame-options', value: 'DENY' },
    ],
  }],
  // Types are a suite of `npm test` and `npm run check`; the first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Native addons and libraries that read files beside themselves cannot be bundled.
  serverExternalPackages: ['pg', 'graphile-worker', 'pdfkit', '@node-rs/argon2', 'sharp'],
};

export default withNextIntl(nextConfig);
