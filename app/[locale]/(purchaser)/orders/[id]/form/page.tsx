import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { ExpiredForm } from '@/components/orders/expired-form';
import { OrderForm } from '@/components/orders/order-form';
import { myAddresses } from '@/lib/accounts/views/addresses';
import { readStep } from '@/lib/orders/model/steps';
import { orderForm } from '@/lib/orders/views/order-form';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { saveAddressAction } from '../../../../(member)/account/actions';
import { resumeOrderFormAction, saveOrderDraftAction, signOrderFormAction } from '../../actions';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ step?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('orders.form'))('title') };
}

/** Shows what is typed and held; what has lapsed is taken anew by an action, never by reading the page. */
export default async function OrderFormPage({ params, searchParams }: Props) {
  const [{ id }, { step }] = await Promise.all([params, searchParams]);
  const [actor, deps] = await Promise.all([pageActor('PURCHASER', `/orders/${id}/form`), webDeps()]);
  const view = await orderForm(deps.db, actor, id, deps.clock.now());
  if (!view) notFound();
  if (view.state !== 'FORM' && view.state !== 'EXPIRED') redirect(`/orders/${id}`);
  const { terms } = view.schedule;
  const askHref = `/limits/new?listing=${view.listingId}&term=${terms.termMonths}&first=${terms.firstPaymentMinor}`;
  if (view.state === 'EXPIRED' || !view.approvalLive) return <ExpiredForm view={view} askHref={askHref} />;
  const addresses = await myAddresses(deps.db, actor);
  return <OrderForm view={view} addresses={addresses} saveAddress={saveAddressAction} askedStep={readStep(step, view.step)} signer={actor.name} askHref={askHref} save={saveOrderDraftAction} resume={resumeOrderFormAction} sign={signOrderFormAction} />;
}
