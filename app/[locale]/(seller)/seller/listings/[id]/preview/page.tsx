import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PreviewFrame } from '@/components/workplace/preview-frame';
import { previewPage } from '@/lib/catalogue/views/product';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('workplace'))('preview') };
}

export default async function SellerPreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db }] = await Promise.all([sellerPage('listings', `/seller/listings/${id}/preview`), webDeps()]);
  const page = await previewPage(db, actor, id);
  if (!page) notFound();
  return <PreviewFrame page={page} back={`/seller/listings/${id}`} />;
}
