import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { ExpiredForm } from '@/components/orders/expired-form';
import { OrderForm } from '@/components/orders/order-form';
import { myAddresses } from '@/lib/accounts/views/addresses';
import { orderForm } from '@/lib/orders/views/order-form';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { saveAddressAction } from '../../../../(member)/account/actions';
import { resumeOrderFormAction, saveOrderDraftAction, signOrderFormAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('orders.form'))('title') };
}

/** Shows what is typed and held; what has lapsed is taken anew by an action, never by reading the page. */
export default async function OrderFormPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps] = await Promise.all([pageActor('PURCHASER', `/orders/${id}/form`), webDeps()]);
  const view = await orderForm(deps.db, actor, id, deps.clock.now());
  if (!view) notFound();
  if (view.state !== 'FORM' && view.state !== 'EXPIRED') redirect(`/orders/${id}`);
  const { terms } = view.schedule;
  const askHref = `/limits/new?listing=${view.listingId}&term=${terms.termMonths}&first=${terms.firstPaymentMinor}`;
  if (view.state === 'EXPIRED' || view.approvalEnd) return <ExpiredForm view={view} askHref={askHref} />;
  const addresses = await myAddresses(deps.db, actor);
  return <OrderForm view={view} addresses={addresses} saveAddress={saveAddressAction} signer={actor.name} askHref={askHref} save={saveOrderDraftAction} resume={resumeOrderFormAction} sign={signOrderFormAction} />;
}
