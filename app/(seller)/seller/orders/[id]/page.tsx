import { notFound } from 'next/navigation';
import { SellerOrderPage } from '@/components/deliveries/seller-order';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { confirmReturnAction, declineNoticeAction, recordCarrierDeliveryAction, relayDecisionAction, sendDeliveryNoticeAction } from '../actions';

const ACTIONS = {
  answer: sendDeliveryNoticeAction, decline: declineNoticeAction, proof: recordCarrierDeliveryAction, relay: relayDecisionAction, returned: confirmReturnAction,
};

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps] = await Promise.all([pageActor('SELLER', `/seller/orders/${id}`), webDeps()]);
  const order = await sellerOrder(deps.db, actor, id, deps.clock.now());
  if (!order) notFound();
  return <SellerOrderPage order={order} actions={ACTIONS} />;
}
