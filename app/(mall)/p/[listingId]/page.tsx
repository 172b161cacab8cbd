import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ProductView } from '@/components/catalogue/product/product-view';
import { initialChoice } from '@/lib/catalogue/model/initial-choice';
import { productPage } from '@/lib/catalogue/views/product';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

interface Props {
  params: Promise<{ listingId: string }>;
  searchParams: SearchParams;
}

const find = cache(async (listingId: string) => {
  const page = await productPage((await webDeps()).db, listingId);
  if (!page) notFound();
  return page;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await find((await params).listingId);
  return { title: product.title, description: product.description.slice(0, 160) };
}

export default async function ProductRoute({ params, searchParams }: Props) {
  const [{ listingId }, { term, first }] = await Promise.all([params, searchParams]);
  const page = await find(listingId);
  const initial = initialChoice(page.product, {
    ...(oneParam(term) !== undefined && { term: oneParam(term) ?? '' }),
    ...(oneParam(first) !== undefined && { first: oneParam(first) ?? '' }),
  });
  return <ProductView page={page} initial={initial} />;
}
