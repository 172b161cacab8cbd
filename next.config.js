import createNextIntlPlugin from 'next-intl/plugin';
import { ASKS_FOR_ENGLISH } from './lib/web/english.ts';
import { SECURITY_HEADERS } from './lib/web/security-headers.ts';

const withNextIntl = createNextIntlPlugin('./lib/web/i18n.ts');

/* What belongs to no language, and what already names one. */
const WITHOUT_LANGUAGE = '(?!_next/|api/|fonts/|files/|files$|me$|me/|cards$|icon\\.svg|apple-icon\\.png|favicon\\.ico|share\\.png|offline\\.html|sw\\.js|robots\\.txt|sitemap|en$|en/|ko$|ko/)';

/* A visitor who has not chosen reads English when the browser asks for it, or asks for anything but Korean. */
const ENGLISH = [
  [{ type: 'cookie', key: 'locale', value: 'en' }],
  [{ type: 'header', key: 'accept-language', value: ASKS_FOR_ENGLISH }],
];

/* The language is the first folder of `app`, but no part of an address, save `/en` for who is sent there. */
function rewrites() {
  const whole = (language, has, missing) => ({ source: `/:path(${WITHOUT_LANGUAGE}.*)`, destination: `/${language}/:path`, has, missing });
  const chosen = [{ type: 'cookie', key: 'locale' }];
  return { beforeFiles: [whole('en', ENGLISH[0], []), whole('en', ENGLISH[1], chosen), whole('ko', undefined, undefined)] };
}

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A title is written where it stands: what comes after the page, by script, documents cannot have (`lib/web/front`).
  htmlLimitedBots: /.*/,
  // How long a browser may show a page of the router again without asking; what is personal is asked for each time.
  experimental: { staleTimes: { static: 30 }, authInterrupts: true },
  redirects: () => [{ source: '/ko/:path*', destination: '/:path*', permanent: true }],
  rewrites,
  headers: () => [
    { source: '/:path*', headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
    { source: '/fonts/:path*', headers: [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }] },
  ],
  // Types are a suite of `npm test` and `npm run check`; the first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Native addons and libraries that read files beside themselves cannot be bundled.
  serverExternalPackages: ['pg', 'graphile-worker', 'pdfkit', '@node-rs/argon2', 'sharp', 'pdfjs-dist'],
};

export default withNextIntl(nextConfig);
