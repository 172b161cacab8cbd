import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { SumList } from '@/components/ui/sum-list';
import type { NextCollection } from '@/lib/billing/model/next-collection';
import { formatDay } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeavePortal } from '@/lib/endings/views/portal';
import { dueWhen } from '@/lib/leases/model';
import type { LeaseDetail } from '@/lib/leases/views';
import { useBillName } from './bill-name';

interface Props { lease: LeaseDetail; portal: LeavePortal; next: NextCollection | null; locale: Locale }

/** The first thing said of a running lease: what is taken next and when, and what is open now or put off. */
export function NextPanel({ lease, portal, next, locale }: Props) {
  const [t, l] = [useTranslations('endings.portal'), useTranslations('leases')];
  const { currency } = lease;
  const { open, deferred, creditsMinor } = portal;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const rows = [
    ...(open.count > 0 ? [{ label: t('open'), value: money(open.minor), hint: `${t('openBills', { count: open.count })}${open.since ? ` · ${t('openFrom', { date: formatDay(open.since, locale, lease.today) })}` : ''}` }] : []),
    ...(deferred ? [{ label: t('deferred'), value: money(deferred.minor), hint: t('deferredTo', { date: formatDay(deferred.to, locale, lease.today) }) }] : []),
    ...(creditsMinor > 0n ? [{ label: t('credits'), value: money(-creditsMinor), tone: 'credit' as const }] : []),
  ];
  if (!next && rows.length === 0) return null;
  return (
    <Panel tone="moon">
      {next && (
        <>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-semibold"><NextName next={next} total={lease.termMonths} /></span>
            <span className="text-ink-muted">{formatDay(next.on, locale, lease.today)}</span>
          </p>
          <p className="mt-1 text-2xl font-bold"><span className="sr-only">{l(`due.${dueWhen(next.on, lease.today)}`)} </span>{money(next.amountMinor)}</p>
        </>
      )}
      {rows.length > 0 ? <SumList rows={rows} className="mt-2" /> : <p className="mt-2 text-ink-muted">{t('nothingOpen')}</p>}
    </Panel>
  );
}

function NextName({ next: { bills }, total }: { next: NextCollection; total: number }) {
  const [t, name] = [useTranslations('endings.portal'), useBillName()];
  const [bill] = bills;
  if (!bill || bills.length > 1) return t('nextMany', { count: bills.length });
  if (bill.kind !== 'INSTALMENT') return t('nextKind', { what: name(bill) });
  return bill.seq === 0 ? t('nextFirst') : t('nextOf', { seq: bill.seq ?? 0, total });
}
