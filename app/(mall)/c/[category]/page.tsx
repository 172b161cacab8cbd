import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { MallList } from '@/components/catalogue/mall-list';
import { PageHeader } from '@/components/ui/page-header';
import { findCategory, mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';

interface Props {
  params: Promise<{ category: string }>;
  searchParams: SearchParams;
}

async function categoryName(params: Props['params']): Promise<{ code: string; name: string }> {
  const [{ category: code }, { db }, locale] = await Promise.all([params, webDeps(), getLocale()]);
  const found = await findCategory(db, code);
  if (!found) notFound();
  return { code, name: locale === 'en' ? found.nameEn : found.nameKo };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await categoryName(params)).name };
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const [{ code, name }, { db }, request] = await Promise.all([categoryName(params), webDeps(), pageRequest(searchParams)]);
  const page = await mallPage(db, { ...request, category: code });
  return (
    <>
      <PageHeader title={name} />
      <MallList page={page} path={`/c/${code}`} current={code} />
    </>
  );
}
