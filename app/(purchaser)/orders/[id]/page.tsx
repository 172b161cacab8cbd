import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PurchaserOrderPage } from '@/components/deliveries/purchaser-order';
import { buttonVariants } from '@/components/ui/button';
import { contractOfOrder } from '@/lib/contracts/views/of-order';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { cancelOrderAction, confirmReceiptAction, decidePurchaseAction, recordInspectionAction, reportNotReceivedAction } from '../actions';

const ACTIONS = {
  cancel: cancelOrderAction, received: confirmReceiptAction, notReceived: reportNotReceivedAction, inspected: recordInspectionAction, decide: decidePurchaseAction,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.detail'))('title') };
}

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t] = await Promise.all([pageActor('PURCHASER', `/orders/${id}`), webDeps(), getTranslations('orders.detail')]);
  const order = await purchaserOrder(deps.db, actor, id, deps.clock.now());
  if (!order) notFound();
  const contract = order.facts.state === 'CONTRACTED' ? await contractOfOrder(deps.db, actor, id) : null;
  return (
    <PurchaserOrderPage
      order={order} actions={ACTIONS}
      contract={contract && <Link href={`/contracts/${contract}`} className={buttonVariants({ variant: 'primary' })}>{t('contract')}</Link>}
    />
  );
}
