import type { Metadata } from 'next';
import { ReturnView } from '@/app/[locale]/_returns/return-view';
import { returnsTitle } from '@/app/[locale]/_returns/returns-view';
import { ArriveSection } from '@/components/endings/inspect-section';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { confirmArrivalAction, inspectReturnAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: await returnsTitle('seller') };
}

export default async function SellerReturn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return (
    <ReturnView actor={await sellerPage('orders', `/seller/returns/${encodeURIComponent(id)}`)} id={id} inspect={inspectReturnAction}
      first={(row) => <ArriveSection row={row} action={confirmArrivalAction} />} />
  );
}
