import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { env } from '@/lib/platform/env';

const english = (path: string) => `/en${path === '/' ? '' : path}`;

/** Where search engines find a page: one address a language, each naming the other. `path` is the Korean one. */
export async function foundAt(path: string): Promise<Pick<Metadata, 'metadataBase' | 'alternates'>> {
  const locale = await getLocale();
  return {
    metadataBase: new URL(env().baseUrl),
    alternates: { canonical: locale === 'en' ? english(path) : path, languages: { ko: path, en: english(path), 'x-default': path } },
  };
}

/** A path of this installation as others name it. */
export const absolute = (path: string): string => `${env().baseUrl}${path}`;
