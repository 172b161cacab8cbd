import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SearchResults } from '@/components/catalogue/search-results';
import { PageHeader } from '@/components/ui/page-header';
import { categoryCounts } from '@/lib/catalogue/views/mall';
import { searchPage } from '@/lib/catalogue/views/search';
import { webDeps } from '@/lib/web/deps';
import { oneParam, pageRequest, type SearchParams } from '@/lib/web/page-request';

const MAX_SHOWN = 100;

const readQuery = async (searchParams: SearchParams) => (oneParam((await searchParams)['q']) ?? '').trim().slice(0, MAX_SHOWN);

export async function generateMetadata({ searchParams }: { searchParams: SearchParams }): Promise<Metadata> {
  const [query, t] = await Promise.all([readQuery(searchParams), getTranslations('catalogue')]);
  return { title: query === '' ? t('search') : t('searchTitle', { query }) };
}

export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const [query, request, { db }, t] = await Promise.all([readQuery(searchParams), pageRequest(searchParams), webDeps(), getTranslations('catalogue')]);
  const [page, categories] = await Promise.all([searchPage(db, query, request), categoryCounts(db)]);
  return (
    <>
      <PageHeader title={query === '' ? t('search') : t('searchTitle', { query })} />
      <SearchResults query={query} page={page} categories={categories} />
    </>
  );
}
