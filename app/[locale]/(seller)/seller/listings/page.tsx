import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SellerListingTable } from '@/components/catalogue/seller-listing-table';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { LISTING_STATUSES } from '@/lib/catalogue/model/states';
import { sellerListings } from '@/lib/catalogue/views/seller-listings';
import { webDeps } from '@/lib/web/deps';
import { oneParam, pageRequest, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('catalogue'))('listings') };
}

export default async function SellerListingsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, { after }, params, t] = await Promise.all([
    sellerPage('listings', '/seller/listings'), webDeps(), pageRequest(searchParams), searchParams, getTranslations('catalogue'),
  ]);
  const status = LISTING_STATUSES.find((known) => known === oneParam(params['status']));
  const { rows, next, counts } = await sellerListings(db, actor, { ...(status && { status }), ...(after && { after }) });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const tabs = [
    { href: '/seller/listings', label: t('all'), count: all, current: !status },
    ...LISTING_STATUSES.map((each) => ({ href: `/seller/listings?status=${each}`, label: t(`status.${each}`), count: counts[each], current: each === status })),
  ];
  const create = <Button asChild variant="primary"><Link href="/seller/listings/new"><Plus aria-hidden />{t('create')}</Link></Button>;
  return (
    <>
      <PageHeader title={t('listings')} actions={all > 0 && create} />
      <Tabs label={t('byState')} tabs={tabs} className="mb-2" />
      <SellerListingTable rows={rows} empty={<EmptyState action={all === 0 && create}>{t(all === 0 ? 'noListings' : 'noneInState')}</EmptyState>} />
      {next && <Pagination next={`/seller/listings?${new URLSearchParams({ ...(status && { status }), after: next })}`} />}
    </>
  );
}
