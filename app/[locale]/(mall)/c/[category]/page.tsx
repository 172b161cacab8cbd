import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { PageHeader } from '@/components/ui/page-header';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { categoryOf } from './category';

interface Props {
  params: Promise<{ category: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code, name } = await categoryOf(params);
  const [found, t] = await Promise.all([foundAt(`/c/${code}`), getTranslations('catalogue')]);
  return { ...found, title: name, description: t('categoryDescription', { name }) };
}

/** A category, as its address narrows it. */
export default async function CategoryPage({ params, searchParams }: Props) {
  const [{ code, name }, { db }, query] = await Promise.all([categoryOf(params), webDeps(), searchParams]);
  const browse = readBrowse(query, { category: code });
  const page = await browsePage(db, browse, { after: oneParam(query['after']), before: oneParam(query['before']) });
  return (
    <>
      <PageHeader title={name} />
      <BrowseView browse={browse} page={page} />
    </>
  );
}
