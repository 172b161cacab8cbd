import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PurchaserOrderList } from '@/components/deliveries/purchaser-order-list';
import { buttonVariants } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { readCursor } from '@/lib/catalogue/model/cursor';
import { contractStanding } from '@/lib/contracts/model/story';
import { awaitedContracts } from '@/lib/contracts/views/to-sign';
import { purchaserOrders } from '@/lib/deliveries/views/purchaser-orders';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('orders.list'))('title') };
}

export default async function OrdersPage({ searchParams }: Props) {
  const [query, actor, deps, t] = await Promise.all([searchParams, pageActor('PURCHASER', '/orders'), webDeps(), getTranslations('orders.list')]);
  const now = deps.clock.now();
  const [after, before] = [readCursor(query.after), readCursor(query.before)];
  const { rows: orders, next, previous } = await purchaserOrders(deps.db, actor, { ...(after && { after }), ...(before && { before }) }, now);
  const awaited = await awaitedContracts(deps.db, actor, orders.map(({ id }) => id));
  const rows = orders.map((order) => ({ ...order, standing: contractStanding(order.standing, awaited.get(order.id)), contractId: awaited.get(order.id)?.contractId ?? null }));
  return (
    <>
      <PageHeader title={t('title')} />
      {rows.length === 0
        ? <EmptyState action={<Link href="/" className={buttonVariants({ variant: 'secondary' })}>{t('emptyAction')}</Link>}>{t('empty')}</EmptyState>
        : <PurchaserOrderList rows={rows} now={now.toString()} />}
      <Pagination {...pageLinks('/orders', { next, previous })} />
    </>
  );
}
