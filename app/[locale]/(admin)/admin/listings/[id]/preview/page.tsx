import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PreviewFrame } from '@/components/workplace/preview-frame';
import { previewPage } from '@/lib/catalogue/views/product';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('workplace'))('preview') };
}

export default async function AdminPreviewPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db }] = await Promise.all([pageActor('ADMIN', `/admin/listings/${id}/preview`), webDeps()]);
  const page = await previewPage(db, actor, id);
  if (!page) notFound();
  return <PreviewFrame page={page} back={`/admin/listings/${id}`} />;
}
