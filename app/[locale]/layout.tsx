import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Island } from '@/components/islands/island';
import { ClientMessages } from '@/components/shell/client-messages';
import { FocusKeeper } from '@/components/shell/focus-keeper';
import { OfflineNotice } from '@/components/shell/offline-notice';
import { ThemeKeeper } from '@/components/shell/theme-keeper';
import { Toaster } from '@/components/ui/toaster';
import { env } from '@/lib/platform/env';
import { isLocale } from '@/lib/platform/messages';
import { SLICES } from '@/lib/platform/font-slices';
import { FIRST_SCRIPT } from '@/lib/web/first-script';
import '../globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('common'), getLocale()]);
  const title = { default: t('title'), template: `%s · ${t('brand')}` };
  return {
    metadataBase: new URL(env().baseUrl), title, description: t('description'), applicationName: t('brand'),
    openGraph: { type: 'website', siteName: t('brand'), title, description: t('description'), locale: locale === 'en' ? 'en_US' : 'ko_KR', images: [{ url: '/share.png', width: 1200, height: 630, alt: t('shareAlt') }] },
    twitter: { card: 'summary_large_image' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141a24' },
  ],
};

export default async function RootLayout({ params, children }: { params: Promise<{ locale: string }>; children: ReactNode }) {
  if (!isLocale((await params).locale)) notFound();
  return (
    <html lang={await getLocale()} suppressHydrationWarning>
      <body>
        <script suppressHydrationWarning dangerouslySetInnerHTML={{ __html: FIRST_SCRIPT }} />
        <ClientMessages only={['common']}>
          {children}
          <Island name="Toaster" of={Toaster} />
          <Island name="OfflineNotice" of={OfflineNotice} />
          <ThemeKeeper />
          <FocusKeeper />
        </ClientMessages>
        {/* At the end: nothing that is drawn waits for it. */}
        <link rel="stylesheet" href={SLICES} fetchPriority="low" />
      </body>
    </html>
  );
}
