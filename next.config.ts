import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  // Several copies may be built from one tree, each in its own folder.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  experimental: { authInterrupts: true },
  reactStrictMode: true,
  // Native and server-only packages stay outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'postgres', 'nodemailer'],
  // Nothing here has a percent sign in its path, and Next answers one that cannot be decoded, as in `/p/%`, with a bare
  // error (https://github.com/vercel/next.js/issues/92527). So a broken link is one that nobody knows.
  redirects: async () => [
    { source: '/:area(p|u)/:rest(.*%.*)', destination: '/:area/unknown', permanent: false },
    { source: '/:path(.*%.*)', destination: '/unknown', permanent: false },
  ],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        // Not `no-referrer`: a form posted without JavaScript would then come from origin "null", and
        // Next refuses it. Other sites get no referrer either way.
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
};

export default withNextIntl(config);
