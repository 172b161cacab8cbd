import type { Metadata } from 'next';
import { MallList } from '@/components/catalogue/mall-list';
import { PageHeader } from '@/components/ui/page-header';
import { mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
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
  const [{ code, name }, { db }, request] = await Promise.all([categoryOf(params), webDeps(), pageRequest(searchParams)]);
  return (
    <>
      <PageHeader title={name} />
      <MallList page={await mallPage(db, { ...request, category: code })} path={`/c/${code}`} current={code} />
    </>
  );
}
