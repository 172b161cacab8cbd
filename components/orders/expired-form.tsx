import { useLocale, useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import type { OrderFormView } from '@/lib/orders/views/order-form';
import { ApprovalEnded } from './approval-ended';

/** The approval ended before the signature: why, what was typed is safe, and how to go on. */
export function ExpiredForm({ view, askHref }: { view: OrderFormView; askHref: string }) {
  const t = useTranslations('orders.form');
  const { nameEn, nameKo } = view.financier;
  return (
    <div className="mx-auto max-w-read">
      <PageHeader kicker={<span className="money">{view.number}</span>} title={t('title')} />
      <ApprovalEnded end={view.approvalEnd ?? { why: 'EXPIRED', reason: null, othersStand: false }} lender={useLocale() === 'en' ? nameEn : nameKo} offersHref={`/limits/${view.requestId}`} askHref={askHref} />
    </div>
  );
}
