import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MallHome } from '@/components/catalogue/mall-home';
import { leadPrice, mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await foundAt('/')), title: { absolute: (await getTranslations('common'))('title') } };
}

/** The front as an address narrows it: `/?after=…` (`next.config.js`). */
export default async function NarrowedHome({ searchParams }: { searchParams: SearchParams }) {
  const { db } = await webDeps();
  const page = await mallPage(db, await pageRequest(searchParams));
  const first = page.previous ? undefined : page.cards[0];
  return <MallHome page={page} leadPrice={first && (await leadPrice(db, first.id))} />;
}
