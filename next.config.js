import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/web/i18n.ts');

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
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
