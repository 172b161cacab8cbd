import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ProductView } from '@/components/catalogue/product/product-view';
import { productPage } from '@/lib/catalogue/views/product';
import { isId } from '@/lib/platform/id';
import { webDeps } from '@/lib/web/deps';

interface Props {
  params: Promise<{ listingId: string }>;
}

export const revalidate = 3600;
export const generateStaticParams = () => [];

const find = cache(async (listingId: string) => {
  const page = isId(listingId) ? await productPage((await webDeps()).db, listingId) : null;
  if (!page) notFound();
  return page;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await find((await params).listingId);
  return { title: product.title, description: product.description.slice(0, 160) };
}

export default async function ProductRoute({ params }: Props) {
  return <ProductView page={await find((await params).listingId)} />;
}
