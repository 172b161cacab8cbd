import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { Toaster } from '@/components/ui/toaster';
import { requestTheme } from '@/lib/web/appearance';
import './globals.css';

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

/* A form sent before the page is alive is kept until it is (`AliveForm`): the browser would send it by itself and lose what was typed. */
const EARLY_SUBMIT = "addEventListener('submit',e=>{const f=e.target;if(f.method==='post'&&!f.dataset.ready){e.preventDefault();f.sentEarly=e.submitter}},true);";

/* Before the first paint, where the reader leaves it to the device: the server cannot know. */
const FOLLOW_DEVICE = "document.documentElement.classList.toggle('dark',matchMedia('(prefers-color-scheme: dark)').matches)";

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, nonce] = await Promise.all([getLocale(), requestTheme(), headers().then((all) => all.get('x-nonce'))]);
  return (
    <html lang={locale} className={theme === 'dark' ? 'dark' : undefined} suppressHydrationWarning>
      <body>
        <script nonce={nonce ?? undefined} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: EARLY_SUBMIT + (theme === 'system' ? FOLLOW_DEVICE : '') }} />
        <ClientMessages namespaces={[]}>
          {children}
          <Toaster />
        </ClientMessages>
      </body>
    </html>
  );
}
