import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { MallHero } from '@/components/catalogue/mall-hero';
import { PageHeader } from '@/components/ui/page-header';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

export async function generateMetadata({ searchParams }: { searchParams: SearchParams }): Promise<Metadata> {
  const [{ words }, t] = await Promise.all([searchParams.then((params) => readBrowse(params)), getTranslations('catalogue')]);
  return { title: words === undefined ? t('search') : t('searchTitle', { query: words }) };
}

/** What was looked for, or the whole mall with conditions: then it looks like the front page, which it follows. */
export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, { db }, t] = await Promise.all([searchParams, webDeps(), getTranslations('catalogue')]);
  const browse = readBrowse(params);
  const page = await browsePage(db, browse, { after: oneParam(params['after']), before: oneParam(params['before']) });
  return (
    <>
      {browse.words === undefined ? <MallHero /> : <PageHeader title={t('searchTitle', { query: browse.words })} />}
      <BrowseView browse={browse} page={page} />
    </>
  );
}
