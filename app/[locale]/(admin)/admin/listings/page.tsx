import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReviewTable } from '@/components/catalogue/review-table';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { reviewQueue } from '@/lib/catalogue/views/review';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('catalogue'))('review.title') };
}

export default async function ReviewQueuePage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, page, t] = await Promise.all([pageActor('ADMIN', '/admin/listings'), webDeps(), pageRequest(searchParams), getTranslations('catalogue')]);
  const { rows, ...pages } = await reviewQueue(db, actor, page);
  return (
    <>
      <PageHeader title={t('review.title')} lead={t('review.lead')} />
      <ReviewTable rows={rows} />
      <Pagination {...pageLinks('/admin/listings', pages)} />
    </>
  );
}
