import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import { PricePair } from '@/components/ui/price-pair';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { formatDay } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import { rowsSince } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';
import type { ContractRights } from '@/lib/rights/views/purchaser';

interface Props {
  lease: LeaseDetail;
  rights: ContractRights;
  locale: Locale;
}

const LINK = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6';

/** Why and since when nothing of a lease is to be paid. */
export function LeaseStanding({ lease, rights: { withdrawal, refusal }, locale }: Props) {
  const [t, r] = [useTranslations('leases'), useTranslations('rights')];
  const { id } = lease;
  if (lease.state === 'ENDED') {
    return withdrawal.sent && (
      <Panel tone="neutral" title={t('endedTitle')}>
        <p>{t('endedWithdrawn', { at: formatTableInstant(withdrawal.sent.sentAt, locale) })}</p><Link href={`/leases/${id}/withdraw`} className={LINK}>{r('panel.withdrawSee')}</Link>
      </Panel>
    );
  }
  if (lease.released || lease.restsSince !== null) {
    const words = lease.restsSince === null ? refusal.sent?.closedAt && t('released', { at: formatTableInstant(refusal.sent.closedAt, locale) }) : t('rests', { date: formatDay(lease.restsSince, locale, lease.today) });
    return (
      <Panel tone={lease.released ? 'positive' : 'moon'} title={t(lease.released ? 'releasedTitle' : 'restsTitle')}>
        <p>{words}</p>
        {lease.released && <p className="mt-2">{t('releasedGoods')} <Link href={`/leases/${id}/return`} className={LINK}>{t('releasedReturn')}</Link></p>}
        <Link href={`/leases/${id}/refuse`} className={LINK}>{r('panel.refuseSee')}</Link>
      </Panel>
    );
  }
  return null;
}

/** Month and total; where nothing is to be paid any more, that, and what was paid or comes back. */
export function LeaseFigures({ lease, rights: { withdrawal } }: Pick<Props, 'lease' | 'rights'>) {
  const t = useTranslations('leases');
  const { currency, totalCostMinor } = lease;
  const over = lease.released || lease.state === 'ENDED';
  const { sent } = withdrawal;
  // Who took it over pays what fell due since.
  const months = rowsSince(lease.rows, lease.takenOverOn).filter(({ seq }) => seq > 0).length;
  const back = sent ? { key: 'back', label: t(sent.state === 'REFUNDED' ? 'refunded' : 'toRefund'), minor: sent.refundMinor } : { key: 'paid', label: t('paidSoFar'), minor: lease.paidMinor };
  return (
    <PricePair
      currency={currency}
      cells={over
        ? [{ key: 'left', label: t('moreToPay'), minor: lease.openMinor }, back, ...(!sent && lease.creditedMinor > 0n ? [{ key: 'credited', label: t('creditedSoFar'), minor: lease.creditedMinor }] : [])]
        : [{ key: 'month', label: t('monthly'), minor: lease.instalmentMinor, note: t('term', { count: months }) }, { key: 'total', label: t('totalCost'), minor: totalCostMinor }]}
    />
  );
}
