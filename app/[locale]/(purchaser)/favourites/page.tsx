import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { FavouriteGrid } from '@/components/catalogue/favourite-grid';
import { RecentlySeen } from '@/components/catalogue/recently-seen';
import { buttonVariants } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import { favouriteCards } from '@/lib/catalogue/views/finding';
import { formatRate } from '@/lib/kernel/money';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('finding.favourites'))('title') };
}

export default async function FavouritesPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, request, t, catalogue] = await Promise.all([
    pageActor('PURCHASER', '/favourites'), webDeps(), pageRequest(searchParams), getTranslations('finding.favourites'), getTranslations('catalogue'),
  ]);
  const { rows, next, previous } = await favouriteCards(db, actor, request);
  return (
    <>
      <PageHeader title={t('title')} lead={rows.length > 0 ? t('lead') : undefined} />
      {rows.length === 0
        ? <EmptyState action={<Link href="/" className={buttonVariants({ variant: 'secondary' })}>{t('emptyAction')}</Link>}>{t('empty')}</EmptyState>
        : <FavouriteGrid rows={rows} />}
      <Pagination className="mt-6" {...(previous && { previous: `/favourites?before=${previous}` })} {...(next && { next: `/favourites?after=${next}` })} />
      {rows.length > 0 && <p className="mt-6 text-xs text-ink-muted">{catalogue('referenceNote', { rate: formatRate(REFERENCE_RATE) })}</p>}
      <RecentlySeen className="mt-12" />
    </>
  );
}
