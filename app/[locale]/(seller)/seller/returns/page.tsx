import type { Metadata } from 'next';
import { returnsTitle, ReturnsView } from '@/app/[locale]/_returns/returns-view';
import type { SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';

const BASE = '/seller/returns';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: await returnsTitle('seller') };
}

export default async function SellerReturns({ searchParams }: { searchParams: SearchParams }) {
  return <ReturnsView actor={await sellerPage('orders', BASE)} side="seller" base={BASE} searchParams={searchParams} />;
}
