import type { Metadata, Viewport } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { Toaster } from '@/components/ui/toaster';
import { isLocale } from '@/lib/platform/messages';
import { FIRST_SCRIPT } from '@/lib/web/first-script';
import '../globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { default: t('title'), template: `%s · ${t('brand')}` }, description: t('description') };
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
          <Toaster />
        </ClientMessages>
      </body>
    </html>
  );
}
