import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SearchResults } from '@/components/catalogue/search-results';
import { PageHeader } from '@/components/ui/page-header';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

export async function generateMetadata({ searchParams }: { searchParams: SearchParams }): Promise<Metadata> {
  const [{ words: query }, t] = await Promise.all([searchParams.then((params) => readBrowse(params)), getTranslations('catalogue')]);
  return { title: query === undefined ? t('search') : t('searchTitle', { query }) };
}

export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, { db }, t] = await Promise.all([searchParams, webDeps(), getTranslations('catalogue')]);
  const browse = readBrowse(params);
  const page = await browsePage(db, browse, { after: oneParam(params.after), before: oneParam(params.before) });
  const query = browse.words ?? '';
  return (
    <>
      <PageHeader title={query === '' ? t('search') : t('searchTitle', { query })} />
      <SearchResults query={query} page={page} />
    </>
  );
}
