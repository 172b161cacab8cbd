import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/web/i18n.ts');

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native addons and libraries that read files beside themselves cannot be bundled.
  serverExternalPackages: ['pg', 'graphile-worker', 'pdfkit', '@node-rs/argon2', 'sharp'],
};

export default withNextIntl(nextConfig);
