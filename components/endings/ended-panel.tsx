import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { PricePair } from '@/components/ui/price-pair';
import { formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeavePortal } from '@/lib/endings/views/portal';
import type { LeaseDetail } from '@/lib/leases/views';

/** How a lease ended, whose the goods are, what was paid in all and what is still open. */
export function EndedPanel({ lease, portal: { endCause, paidMinor, creditedMinor, open, deferred, title }, locale }: { lease: LeaseDetail; portal: LeavePortal; locale: Locale }) {
  const t = useTranslations('endings.portal');
  if (endCause === null) return null;
  const owns = endCause === 'COMPLETED' || endCause === 'BOUGHT_OUT';
  return (
    <div>
      <Panel tone={owns ? 'positive' : 'neutral'} title={t(`endedTitle.${endCause}`)} className="mb-4"><p>{t(`endedBody.${endCause}`, { date: formatTableDate(lease.endedOn ?? lease.endsOn, locale) })}</p>{title && !title.file && <p className="mt-2">{t('titleComes')}</p>}</Panel>
      <PricePair currency={lease.currency} cells={[{ key: 'paid', label: t('endedPaid'), minor: paidMinor, note: t('endedPaidOf') }, ...(creditedMinor > 0n ? [{ key: 'credited', label: t('endedCredited'), minor: creditedMinor }] : []), { key: 'open', label: t('endedOpen'), minor: open.minor + (deferred?.minor ?? 0n) }]} />
    </div>
  );
}
