import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { formatDay } from '@/lib/kernel/day-text';
import type { OrderDetail } from '@/lib/deliveries/views/purchaser-order';

/** Where it goes. */
export function ReceivingSection({ order }: { order: OrderDetail }) {
  const t = useTranslations('orders.detail');
  if (!order.receiving) return null;
  const { name, phone, postcode, road, detail } = order.receiving;
  return (
    <Section title={t('receiving')}>
      <DescriptionList items={[{ term: t('recipient'), value: name }, { term: t('phone'), value: <span className="money">{phone}</span> }, { term: t('address'), value: oneLineAddress({ postcode, road, detail }) }]} />
    </Section>
  );
}

/** The numbers that were sent, and beside them what the purchaser wrote about them. */
export function Serials({ order }: { order: OrderDetail }) {
  const t = useTranslations('deliveries');
  return (
    <>
      <span className="money">{order.serials.join(', ')}</span>
      {order.facts.delivery?.serialDiffers && <span className="block text-sm text-critical">{t('serialDiffers')}</span>}
    </>
  );
}

/** What was sent, by whom, and where it is looked up. */
export function ShipmentSection({ order }: { order: OrderDetail }) {
  const t = useTranslations('orders.detail');
  const carriers = useTranslations('deliveries.carriers');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const plannedOn = order.facts.delivery?.plannedOn;
  const items = [
    ...(plannedOn ? [{ term: t('planned'), value: formatDay(plannedOn, locale) }] : []),
    ...(order.carrier ? [{ term: t('carrier'), value: carriers(order.carrier) }] : []),
    ...(order.trackingNumber ? [{ term: t('tracking'), value: <span className="money">{order.trackingNumber}</span> }] : []),
    ...(order.serials.length > 0 ? [{ term: t('serial'), value: <Serials order={order} /> }] : []),
  ];
  return items.length > 0 ? <Section title={t('delivery')}><DescriptionList items={items} /></Section> : null;
}
