import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Thumb } from '@/components/catalogue/plate';
import { OrderTimeline } from '@/components/deliveries/order-timeline';
import { NoticeFacts, NoticeMilestones } from '@/components/deliveries/seller/notice-facts';
import { NowPanel } from '@/components/deliveries/seller/now-panel';
import { SellerTask, taskAt } from '@/components/deliveries/seller/seller-task';
import { StageBadge } from '@/components/deliveries/stage-badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { sellerOrder } from '@/lib/deliveries/views/seller-order';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';
import { sellerActs } from '../acts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries.seller'))('detail.title') };
}

export default async function SellerOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, columns, language] = await Promise.all([
    pageActor('SELLER', `/seller/orders/${id}`), webDeps(), getTranslations('deliveries.seller'), getTranslations('deliveries.seller.columns'), getLocale(),
  ]);
  const order = await sellerOrder(deps.db, actor, id, deps.clock.now());
  if (!order) notFound();
  const { standing, facts, schedule } = order;
  const task = taskAt(standing.stage);
  return (
    <div className="max-w-3xl">
      <PageHeader kicker={<span className="money">{order.number}</span>} title={order.title} badge={<StageBadge stage={standing.stage} />} />
      <div className="flex flex-col gap-10">
        <div>
          <NowPanel standing={standing} now={order.now} />
          <NoticeMilestones order={order} className="mt-6" />
        </div>
        {(task || standing.stage === 'not-received') && (
          <Section title={t(`tasks.${task ?? 'proof'}`)}><SellerTask key={standing.stage} order={order} acts={sellerActs} /></Section>
        )}
        <Section title={t('detail.receiving')}><NoticeFacts order={order} /></Section>
        <Section title={t('detail.goods')}>
          <div className="flex items-start gap-4">
            <Thumb photoId={order.photoId} alt={order.photoAlt} className="w-24" />
            <DescriptionList
              className="min-w-0 flex-1 border-t border-line"
              items={[
                { term: t('detail.serial'), value: <span className="font-mono">{order.serials.join(', ') || order.allocatedSerial}</span> },
                { term: t('detail.amount'), value: <Money minor={schedule.terms.cashPriceMinor} currency={schedule.currency} /> },
                { term: columns('financier'), value: language === 'en' ? order.financier.nameEn : order.financier.nameKo },
              ]}
            />
          </div>
        </Section>
        <Section title={t('detail.story')}><OrderTimeline facts={facts} relayedByMall={order.relayedByMall} /></Section>
      </div>
    </div>
  );
}
