import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AbandonNote } from '@/components/contracts/abandon-note';
import { contractEntries } from '@/components/contracts/contract-entries';
import { Thumb } from '@/components/catalogue/plate';
import { ClaimSection } from '@/components/deliveries/claim-section';
import { FollowOrders } from '@/components/deliveries/follow-orders';
import { Serials } from '@/components/deliveries/order-facts';
import { OrderTimeline } from '@/components/deliveries/order-timeline';
import { NoticeFacts, NoticeMilestones } from '@/components/deliveries/seller/notice-facts';
import { NowPanel } from '@/components/deliveries/seller/now-panel';
import { SellerTask, taskAt } from '@/components/deliveries/seller/seller-task';
import { StageBadge } from '@/components/deliveries/stage-badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { contractStanding } from '@/lib/contracts/model/story';
import { contractStory } from '@/lib/contracts/views/of-order';
import { isOver } from '@/lib/deliveries/model/standing';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { versionOf } from '@/lib/deliveries/views/version';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { sellerActs } from '../acts';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('deliveries.seller'))('detail.title') };
}

export default async function SellerOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, locale, t, words, party, stages, rights] = await Promise.all([
    sellerPage('orders', `/seller/orders/${id}`), webDeps(), getLocale(), getTranslations('deliveries.seller'), getTranslations('contracts'), getTranslations('deliveries.parties'),
    getTranslations('deliveries.stages'), getTranslations('rights'),
  ]);
  const order = await sellerOrder(db, actor, id, clock.now());
  if (!order) notFound();
  const story = await contractStory(db, actor, id);
  const { facts, now, schedule } = order;
  const standing = contractStanding(order.standing, story);
  // Without links: the purchaser's contract and lease are not the seller's pages.
  const more = contractEntries(story?.events ?? [], { t: words, party, locale: locale === 'en' ? 'en' : 'ko' });
  const task = taskAt(standing.stage, facts);
  return (
    <>
      <Link href="/seller/orders" className="mb-2 inline-flex min-h-11 items-center gap-1 text-sm text-accent md:min-h-6"><ChevronLeft aria-hidden className="size-4" />{t('title')}</Link>
      <PageHeader kicker={<span className="money">{order.number}</span>} title={order.title} badge={<StageBadge stage={standing.stage} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          <div>
            <NoticeMilestones order={order} className="mb-5" />
            <NowPanel standing={standing} now={now}>{standing.stage === 'withdrawn' ? <Link href="/seller/rights" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6">{rights('seller.title')}</Link> : story?.abandonNote && <AbandonNote note={story.abandonNote} />}</NowPanel>
          </div>
          {task && <Section title={t(`tasks.${task}`)}><SellerTask key={standing.stage} order={order} acts={sellerActs} /></Section>}
          <ClaimSection claims={order.claims} side="SELLER" />
          <Section title={t('notice.title')}><NoticeFacts order={order} /></Section>
        </div>
        <div className="flex flex-col gap-10">
          <Section title={t('detail.goods')}>
            <div className="flex items-center gap-3 pb-2">
              <Thumb photoId={order.photoId} alt={order.photoAlt} className="w-24" />
              <span className="min-w-0 font-semibold">{order.title}</span>
            </div>
            <DescriptionList items={[
              { term: t('detail.serial'), value: order.serials.length > 0 ? <Serials order={order} /> : <span className="font-mono">{order.allocatedSerial}</span> },
              { term: t('detail.amount'), value: <Money minor={schedule.terms.cashPriceMinor} currency={schedule.currency} /> },
              { term: t('columns.financier'), value: locale === 'en' ? order.financier.nameEn : order.financier.nameKo },
            ]} />
          </Section>
          <Section title={t('detail.story')}><OrderTimeline facts={facts} relayedByMall={order.relayedByMall} more={more} /></Section>
        </div>
      </div>
      <FollowOrders address={`/seller/orders/${id}/version`} version={versionOf(facts, now, story)} over={isOver(standing.stage, Boolean(story?.leaseId))} said={stages(standing.stage)} />
    </>
  );
}
