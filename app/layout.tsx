import '@digdir/designsystemet-css';
import '@fontsource-variable/inter';
import './theme.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Samtykke', template: '%s · Samtykke' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const { common } = await getMessages();
  return (
    <html lang={locale} data-color-scheme="auto" data-size="sm">
      <body>
        <NuqsAdapter>
          <NextIntlClientProvider messages={{ common }}>{children}</NextIntlClientProvider>
        </NuqsAdapter>
      </body>
    </html>
  );
}
