import type { Metadata } from 'next';
import { MallList } from '@/components/catalogue/mall-list';
import { PageHeader } from '@/components/ui/page-header';
import { mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { categoryOf } from './category';

interface Props {
  params: Promise<{ category: string }>;
}

export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await categoryOf(params)).name };
}

export default async function CategoryPage({ params }: Props) {
  const [{ code, name }, { db }] = await Promise.all([categoryOf(params), webDeps()]);
  return (
    <>
      <PageHeader title={name} />
      <MallList page={await mallPage(db, { category: code })} path={`/c/${code}`} current={code} />
    </>
  );
}
