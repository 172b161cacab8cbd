import { useLocale, useTranslations } from 'next-intl';
import { CopyableId } from '@/components/ui/copyable-id';
import { DescriptionList } from '@/components/ui/description-list';
import { Milestones } from '@/components/ui/timeline';
import type { SellerOrder } from '@/lib/deliveries/views/seller-order';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import { formatDay } from '@/lib/kernel/day-text';
import { milestonesOf } from './milestones';

/** The delivery notice: who receives it and where, what was promised and sent. */
export function NoticeFacts({ order, className }: { order: SellerOrder; className?: string }) {
  const t = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { receiving, carrier, trackingNumber } = order;
  const plannedOn = order.facts.delivery?.plannedOn;
  return (
    <DescriptionList className={className} items={[
      ...(receiving ? [
        { term: t('seller.columns.recipient'), value: receiving.name },
        { term: t('seller.detail.address'), value: oneLineAddress(receiving) },
        { term: t('seller.detail.phone'), value: <a href={`tel:${receiving.phone.replaceAll(/[^0-9+]/g, '')}`} className="money inline-flex min-h-6 items-center text-accent underline underline-offset-4">{receiving.phone}</a> },
      ] : []),
      ...(plannedOn ? [{ term: t('seller.detail.plannedOn'), value: formatDay(plannedOn, locale) }] : []),
      ...(carrier ? [{ term: t('seller.ship.carrier'), value: t(`carriers.${carrier}`) }] : []),
      ...(trackingNumber ? [{ term: t('seller.ship.tracking'), value: <CopyableId value={trackingNumber} className="font-mono" /> }] : []),
    ]} />
  );
}

/** The road of the delivery as one line. */
export function NoticeMilestones({ order, className }: { order: SellerOrder; className?: string }) {
  const t = useTranslations('deliveries.milestones');
  return <Milestones className={className} steps={milestonesOf(order.facts).map((step) => ({ ...step, label: t(step.key) }))} />;
}
