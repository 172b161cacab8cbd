import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

/** The title of every 404. Whole, because Next does not put the root's template around the root's own not-found page. */
export async function notFoundMetadata(): Promise<Metadata> {
  const t = await getTranslations('common');
  return { title: { absolute: t('notFound.pageTitle') } };
}
