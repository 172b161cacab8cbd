import { FileSpreadsheet, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { ListingSearch } from '@/components/workplace/listing-search';
import { ListingWorkbench } from '@/components/workplace/listing-workbench';
import { LowStockForm } from '@/components/workplace/low-stock-form';
import { sellerListQuery, sellerListRequest } from '@/lib/catalogue/model/seller-list';
import { LISTING_STATUSES } from '@/lib/catalogue/model/states';
import { sellerLowStock } from '@/lib/catalogue/views/low-stock';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { setLowStockAction, unpublishListingsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('catalogue'))('listings') };
}

export default async function SellerListingsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t, own] = await Promise.all([
    sellerPage('listings', '/seller/listings'), webDeps(), paramsOf(searchParams), getTranslations('catalogue'), getTranslations('workplace'),
  ]);
  const request = sellerListRequest(params);
  const { after: _, before: __, ...filter } = request;
  const { status, low, ...words } = filter;
  const [{ rows, next, previous, counts, count, low: lowCount }, lowStockAt] = await Promise.all([sellerListings(db, actor, request), sellerLowStock(db, actor)]);
  const to = (change: Partial<typeof request>) => `/seller/listings${sellerListQuery({ ...words, ...change })}`;
  const tabs = [
    { href: to({}), label: t('all'), count: counts.all, current: !status && !low },
    { href: to({ low: true }), label: own('low'), count: lowCount, current: low === true },
    ...LISTING_STATUSES.map((each) => ({ href: to({ status: each }), label: t(`status.${each}`), count: counts[each], current: each === status && !low })),
  ];
  const create = <Button asChild variant="primary"><Link href="/seller/listings/new"><Plus aria-hidden />{t('create')}</Link></Button>;
  const file = <Button asChild><Link href="/seller/listings/imports"><FileSpreadsheet aria-hidden />{own('byFile')}</Link></Button>;
  return (
    <>
      <PageHeader title={t('listings')} actions={<>{file}{counts.all > 0 && create}</>} />
      {counts.all > 0 && <ListingSearch request={request} />}
      <Tabs label={t('byState')} tabs={tabs} className="mb-2" />
      {rows.length === 0
        ? <EmptyState action={counts.all === 0 && create}>{counts.all === 0 ? t('noListings') : own('nothingFound')}</EmptyState>
        : <ListingWorkbench key={sellerListQuery(request)} rows={rows} count={count} query={sellerListQuery(filter)} unpublish={unpublishListingsAction} />}
      <Pagination
        {...(previous && { previous: `/seller/listings${sellerListQuery({ ...filter, before: previous })}` })}
        {...(next && { next: `/seller/listings${sellerListQuery({ ...filter, after: next })}` })}
      />
      {counts.all > 0 && <LowStockForm key={lowStockAt} lowStockAt={lowStockAt} set={setLowStockAction} className="mt-10" />}
    </>
  );
}
