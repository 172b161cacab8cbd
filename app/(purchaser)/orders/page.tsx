import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderList } from '@/components/deliveries/purchaser/order-list';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { purchaserOrders } from '@/lib/deliveries/views/purchaser-orders';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { pageActor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('list.title') };
}

export default async function OrdersPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db, clock }, page, t] = await Promise.all([pageActor('PURCHASER', '/orders'), webDeps(), pageRequest(searchParams), getTranslations('orders')]);
  const at = clock.now();
  const { rows, next, previous } = await purchaserOrders(db, actor, page, at);
  return (
    <>
      <PageHeader title={t('list.title')} />
      <OrderList rows={rows} now={at.toString()} />
      {(next || previous) && <Pagination {...(previous && { previous: `/orders?before=${previous}` })} {...(next && { next: `/orders?after=${next}` })} />}
    </>
  );
}
