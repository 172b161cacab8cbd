import type { Metadata } from 'next';
import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { PageHeader } from '@/components/ui/page-header';
import { readBrowse } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { categoryOf } from '../category';

interface Props {
  params: Promise<{ category: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code, name } = await categoryOf(params);
  return { ...(await foundAt(`/c/${code}`)), title: name };
}

/** A category as an address narrows it: `/c/x?after=…` (`next.config.js`). */
export default async function NarrowedCategory({ params, searchParams }: Props) {
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
