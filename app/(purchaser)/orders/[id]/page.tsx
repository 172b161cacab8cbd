import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { OrderStory } from '@/components/deliveries/order-story';
import { NextStep } from '@/components/deliveries/purchaser/next-step';
import { AmountFacts, ReceivingFacts } from '@/components/deliveries/purchaser/order-facts';
import { StageBadge } from '@/components/deliveries/stage-badge';
import { Button } from '@/components/ui/button';
import { Deadline } from '@/components/ui/deadline';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { contractOfOrder } from '@/lib/contracts/views/of-order';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { cancelOrderAction, confirmReceiptAction, decidePurchaseAction, recordInspectionAction, reportNotReceivedAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('detail.title') };
}

const ACTS = { cancel: cancelOrderAction, receive: confirmReceiptAction, notReceived: reportNotReceivedAction, inspect: recordInspectionAction, decide: decidePurchaseAction };

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t, d] = await Promise.all([pageActor('PURCHASER', `/orders/${id}`), webDeps(), getTranslations('orders'), getTranslations('deliveries')]);
  const [order, contractId] = await Promise.all([purchaserOrder(db, actor, id, clock.now()), contractOfOrder(db, actor, id)]);
  if (!order) notFound();
  const { stage, turn, by } = order.standing;
  if (stage === 'form' || stage === 'form-lapsed' || stage === 'expired') redirect(`/orders/${id}/form`);
  const waiting = turn !== 'NOBODY';
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={<span className="money">{order.number}</span>} title={order.title} badge={<StageBadge stage={stage} />} />
      <div className="space-y-12">
        <section aria-label={t('detail.next')}>
          <Panel tone={waiting ? 'moon' : stage === 'contracted' ? 'positive' : 'neutral'} title={waiting ? d('turn', { party: d(`parties.${turn}`) }) : t('detail.next')} className="mb-5">
            <p>{d(`purchaserNext.${stage}`)}</p>
            {by && <p className="mt-1"><Deadline at={by} now={order.now} /></p>}
          </Panel>
          <NextStep orderId={id} stage={stage} serials={order.serials} acts={ACTS} />
          {contractId && <Button asChild variant={stage === 'contracted' ? 'primary' : 'secondary'}><Link href={`/contracts/${contractId}`}>{t('detail.contract')}</Link></Button>}
        </section>
        <Section title={t('detail.story')}><OrderStory facts={order.facts} relayedByMall={order.relayedByMall} /></Section>
        {order.claim && <Section title={t('detail.claim')}><p className="text-sm">{order.claim.text}</p></Section>}
        <Section title={t('detail.delivery')}><ReceivingFacts order={order} /></Section>
        <Section title={t('detail.amounts')}><AmountFacts order={order} /></Section>
      </div>
    </div>
  );
}
