import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BrowseView } from '@/components/catalogue/browse/browse-view';
import { PageHeader } from '@/components/ui/page-header';
import { EVERYTHING } from '@/lib/catalogue/model/browse';
import { browsePage } from '@/lib/catalogue/views/browse';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';
import { categoryOf } from './category';

interface Props {
  params: Promise<{ category: string }>;
}

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code, name } = await categoryOf(params);
  const [found, t] = await Promise.all([foundAt(`/c/${code}`), getTranslations('catalogue')]);
  return { ...found, title: name, description: t('categoryDescription', { name }) };
}

export default async function CategoryPage({ params }: Props) {
  const [{ code, name }, { db }] = await Promise.all([categoryOf(params), webDeps()]);
  const browse = { ...EVERYTHING, category: code };
  return (
    <>
      <PageHeader title={name} />
      <BrowseView browse={browse} page={await browsePage(db, browse, {})} />
    </>
  );
}
