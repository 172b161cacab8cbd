import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { SumList } from '@/components/ui/sum-list';
import type { PurchaserOrder } from '@/lib/deliveries/views/purchaser-order';
import { formatDay } from '@/lib/kernel/date-text';

/** Where it goes, with what, and whom to call. */
export function ReceivingFacts({ order }: { order: PurchaserOrder }) {
  const t = useTranslations('orders');
  const d = useTranslations('deliveries');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { receiving, carrier, trackingNumber, serials, seller } = order;
  const planned = order.facts.delivery?.plannedOn;
  return (
    <DescriptionList items={[
      ...(receiving ? [
        { term: t('detail.recipient'), value: receiving.name },
        { term: t('detail.address'), value: `(${receiving.postcode}) ${receiving.road} ${receiving.detail}` },
        { term: t('detail.phone'), value: <span className="money">{receiving.phone}</span> },
      ] : []),
      ...(planned ? [{ term: t('detail.planned'), value: formatDay(planned, locale) }] : []),
      ...(carrier ? [{ term: t('detail.carrier'), value: d(`carriers.${carrier}`) }] : []),
      ...(trackingNumber ? [{ term: t('detail.tracking'), value: <span className="font-mono">{trackingNumber}</span> }] : []),
      ...(serials.length > 0 ? [{ term: t('detail.serial'), value: <span className="font-mono">{serials.join(', ')}</span> }] : []),
      { term: t('detail.seller'), value: `${seller.name} · ${seller.phone}` },
      ...(order.standing.stage === 'returning' ? [{ term: t('detail.returnAddress'), value: seller.returnAddress }] : []),
    ]} />
  );
}

/** What it costs, as an addition; the account it will come from. */
export function AmountFacts({ order }: { order: PurchaserOrder }) {
  const t = useTranslations('orders');
  const c = useTranslations('contracts');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { schedule } = order;
  const money = (minor: bigint) => <Money minor={minor} currency={schedule.currency} />;
  return (
    <>
      <SumList
        rows={[
          { label: c('rows.firstPayment'), value: money(schedule.terms.firstPaymentMinor) },
          { label: c('figures.level', { count: schedule.rows.length - 1 }), value: money(schedule.instalmentMinor) },
          { label: c('figures.last', { seq: schedule.rows.length }), value: money(schedule.lastInstalmentMinor) },
        ]}
        result={{ label: c('rows.totalCost'), value: money(schedule.totalCostMinor) }}
        after={[{ label: c('rows.cashPrice'), value: money(schedule.terms.cashPriceMinor) }]}
      />
      <DescriptionList className="mt-4" items={[
        { term: t('detail.financier'), value: locale === 'ko' ? order.financier.nameKo : order.financier.nameEn },
        ...(order.dueDay ? [{ term: t('detail.dueDay'), value: order.dueDay === 31 ? t('form.receiving.lastDay') : t('form.receiving.day', { day: order.dueDay }) }] : []),
        ...(order.mandate ? [{ term: t('detail.mandate'), value: `${order.mandate.bank} ${order.mandate.masked}` }] : []),
      ]} />
    </>
  );
}
