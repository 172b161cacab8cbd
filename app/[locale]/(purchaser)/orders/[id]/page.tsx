import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { AbandonNote } from '@/components/contracts/abandon-note';
import { contractEntries } from '@/components/contracts/contract-entries';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { PurchaserOrderPage } from '@/components/deliveries/purchaser-order';
import { buttonVariants } from '@/components/ui/button-look';
import { contractStanding } from '@/lib/contracts/model/story';
import { contractStory } from '@/lib/contracts/views/of-order';
import { isOver } from '@/lib/deliveries/model/standing';
import { purchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { versionOf } from '@/lib/deliveries/views/version';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { cancelOrderAction, confirmReceiptAction, decidePurchaseAction, recordInspectionAction, reportNotReceivedAction } from '../actions';

const ACTIONS = {
  cancel: cancelOrderAction, received: confirmReceiptAction, notReceived: reportNotReceivedAction, inspected: recordInspectionAction, decide: decidePurchaseAction,
};

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('PURCHASER');
  return { title: (await getTranslations('orders.detail'))('title') };
}

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, words, party, stages, rights, language] = await Promise.all([
    pageActor('PURCHASER', `/orders/${id}`), webDeps(), getTranslations('orders.detail'), getTranslations('contracts'), getTranslations('deliveries.parties'), getTranslations('deliveries.stages'), getTranslations('rights'), getLocale(),
  ]);
  const order = await purchaserOrder(deps.db, actor, id, deps.clock.now());
  if (!order) notFound();
  const story = await contractStory(deps.db, actor, id);
  const standing = contractStanding(order.standing, story);
  const { stage } = standing;
  const [contract, lease] = [story?.delivered && `/contracts/${story.contractId}`, story?.leaseId && `/leases/${story.leaseId}`];
  const withdrawn = stage === 'withdrawn' && story && { href: `${lease || `/contracts/${story.contractId}`}/withdraw`, label: rights('panel.withdrawSee') };
  const way = withdrawn || (contract && (stage === 'to-sign' ? { href: `${contract}/sign`, label: t('sign') } : { href: contract, label: t('contract') }));
  return (
    <>
      <PurchaserOrderPage
        order={{ ...order, standing }} actions={ACTIONS}
        contract={way ? <Link href={way.href} className={buttonVariants({ variant: 'primary' })}>{way.label}</Link> : story?.abandonNote && <AbandonNote note={story.abandonNote} />}
        more={contractEntries(story?.events ?? [], { t: words, party, locale: language === 'en' ? 'en' : 'ko' }, { delivered: contract ?? false, 'lease-begun': lease ?? false })}
      />
      <FollowOrders address={`/orders/${id}/version`} version={versionOf(order.facts, order.now, story)} over={isOver(stage, Boolean(lease))} said={stages(stage)} />
    </>
  );
}
