import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ProductView } from '@/components/catalogue/product/product-view';
import { embeddable, productData } from '@/lib/catalogue/model/structured-data';
import { relatedCards } from '@/lib/catalogue/views/related';
import { productPage } from '@/lib/catalogue/views/product';
import { isId } from '@/lib/platform/id';
import { webDeps } from '@/lib/web/deps';
import { absolute, foundAt } from '@/lib/web/found';

interface Props {
  params: Promise<{ listingId: string }>;
}

const find = cache(async (listingId: string) => {
  const page = isId(listingId) ? await productPage((await webDeps()).db, listingId) : null;
  if (!page) notFound();
  return page;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { listingId, product } = await find((await params).listingId);
  const [cover] = product.photos;
  const description = product.description.slice(0, 160);
  return {
    ...(await foundAt(`/p/${listingId}`)), title: product.title, description,
    openGraph: { title: product.title, description, ...(cover && { images: [{ url: `/files/${cover.fileId}`, alt: cover.alt }] }) },
  };
}

export default async function ProductRoute({ params }: Props) {
  const { listingId } = await params;
  const page = await find(listingId);
  const [related, t, locale] = await Promise.all([webDeps().then(({ db }) => relatedCards(db, listingId)), getTranslations('catalogue'), getLocale()]);
  const { product, number, seller } = page;
  const data = productData({
    number, product, category: locale === 'en' ? page.categoryEn : page.categoryKo, sellerName: seller.businessName, available: page.available > 0,
    address: absolute(`${locale === 'en' ? '/en' : ''}/p/${listingId}`), images: product.photos.map(({ fileId }) => absolute(`/files/${fileId}`)), totalName: t('totalCost'),
  });
  return (
    <>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: embeddable(data) }} />
      <ProductView page={page} related={related} />
    </>
  );
}
