import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { sumFigures, SumOf } from '@/components/catalogue/sum-of';
import { Plate } from '@/components/catalogue/plate';
import { PricePair } from '@/components/catalogue/price-pair';
import { useDayText } from '@/components/orders/day-text';
import { buttonVariants } from '@/components/ui/button-look';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import type { TimelineEntry } from '@/components/ui/timeline';
import { LOST_ORDER_STATES, type OrderState } from '@/lib/orders/model/states';
import { shortAccount } from '@/lib/orders/model/mandate';
import type { PurchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { CancelButton } from './cancel-button';
import { ClaimSection } from './claim-section';
import { DecisionForm } from './decision-form';
import { InspectionForm } from './inspection-form';
import { ReceivingSection, ShipmentSection } from './order-facts';
import { OrderTimeline } from './order-timeline';
import type { PurchaserActions } from './purchaser-actions';
import { ReceiptButtons } from './receipt-buttons';
import { StageBadge } from './stage-badge';
import { StandingPanel } from './standing-panel';

const CANCELLABLE = new Set(['form', 'form-lapsed', 'signed', 'to-accept', 'to-ship', 'ship-late']);
const ARRIVING = new Set(['shipped', 'delivered', 'not-received']);

/** One order as its purchaser follows it: whose turn it is, what can be done, what happened, what it costs. */
export function PurchaserOrderPage({ order, actions, contract, more }: {
  order: PurchaserOrder;
  actions: PurchaserActions;
  /** The way to the contract, or why there is none, and how the order went on with it. */
  contract?: ReactNode;
  more?: readonly TimelineEntry[];
}) {
  const t = useTranslations('orders.detail');
  const { stage } = order.standing;
  const lost = (LOST_ORDER_STATES as readonly OrderState[]).includes(order.facts.state);
  return (
    <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:items-start lg:gap-14">
      <div className="flex flex-col gap-10">
        <div>
          <PageHeader kicker={<span className="money">{order.number}</span>} title={order.title} badge={<StageBadge stage={stage} />} />
          <StandingPanel standing={order.standing} side="PURCHASER" now={order.now}>
            {contract}
            {ARRIVING.has(stage) && <ReceiptButtons orderId={order.id} missing={stage === 'not-received'} actions={actions} />}
            {stage === 'form' || stage === 'form-lapsed' ? <Link href={`/orders/${order.id}/form`} className={buttonVariants({ variant: 'primary' })}>{t('write')}</Link> : null}
            {(stage === 'returning' || stage === 'uncontracted') && <p>{t('returnAddress')}: {order.seller.name}, {order.seller.returnAddress}</p>}
            {lost && <Link href={`/p/${order.listingId}`} className={buttonVariants({ variant: 'secondary' })}>{t('again')}</Link>}
          </StandingPanel>
        </div>
        {stage === 'received' && <InspectionForm orderId={order.id} serials={order.serials} action={actions.inspected} />}
        {(stage === 'inspected' || stage === 'serial-differs') && <DecisionForm orderId={order.id} otherGoods={stage === 'serial-differs'} action={actions.decide} />}
        <ClaimSection claims={order.claims} side="PURCHASER" />
        <Section title={t('story')}><OrderTimeline facts={order.facts} relayedByMall={order.relayedByMall} {...(more && { more })} /></Section>
        <ShipmentSection order={order} />
        <ReceivingSection order={order} />
        {CANCELLABLE.has(stage) && <div><CancelButton orderId={order.id} action={actions.cancel} /></div>}
      </div>
      <OrderAside order={order} />
    </div>
  );
}

function OrderAside({ order }: { order: PurchaserOrder }) {
  const t = useTranslations('orders.detail');
  const bank = useTranslations('accounts.banks');
  const english = useLocale() === 'en';
  const day = useDayText();
  const { schedule, seller, mandate } = order;
  return (
    <aside className="mt-10 flex flex-col gap-10 lg:mt-0">
      <Plate photoId={order.photoId} alt={order.photoAlt} place="side" arrival="eager" />
      <Section title={t('amounts')}>
        <PricePair monthlyMinor={schedule.instalmentMinor} totalMinor={schedule.totalCostMinor} currency={schedule.currency} className="mb-3" />
        <SumOf sum={sumFigures(schedule)} />
        <DescriptionList
          className="mt-4 border-t border-line"
          items={[
            { term: t('financier'), value: english ? order.financier.nameEn : order.financier.nameKo },
            ...(order.dueDay ? [{ term: t('dueDay'), value: day(order.dueDay) }] : []),
            ...(mandate ? [{ term: t('mandate'), value: `${bank(mandate.bank)} ${shortAccount(mandate.masked)} · ${mandate.holder}` }] : []),
          ]}
        />
      </Section>
      <Section title={t('seller')}>
        <DescriptionList items={[{ term: t('seller'), value: seller.name }, { term: t('sellerContact'), value: <span className="break-words">{seller.phone} · {seller.email}</span> }]} />
      </Section>
    </aside>
  );
}
