import { getLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { findCategory } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { holdsNul } from '@/lib/web/nul';

/** The category that an address names, in the page's language; a 404 where there is none. */
export async function categoryOf(params: Promise<{ category: string }>): Promise<{ code: string; name: string }> {
  const [{ category: code }, { db }, locale] = await Promise.all([params, webDeps(), getLocale()]);
  const found = holdsNul(code) ? null : await findCategory(db, code);
  if (!found) notFound();
  return { code, name: locale === 'en' ? found.nameEn : found.nameKo };
}
