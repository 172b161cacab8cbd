import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Panel } from '@/components/ui/panel';
import { SumList } from '@/components/ui/sum-list';
import { formatDay } from '@/lib/kernel/date-text';
import type { Locale } from '@/lib/kernel/money';
import type { LeavePortal } from '@/lib/endings/views/portal';
import type { LeaseDetail } from '@/lib/leases/views';

/** The first thing said of a running lease: what comes next and when, and what is open now. */
export function NextPanel({ lease, portal, due, locale }: { lease: LeaseDetail; portal: LeavePortal; due: string | null; locale: Locale }) {
  const t = useTranslations('endings.portal');
  const { next, currency } = lease;
  const { open, creditsMinor } = portal;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const rows = [
    ...(open.count > 0 ? [{ label: t('open'), value: money(open.minor), hint: `${t('openBills', { count: open.count })}${open.since ? ` · ${t('openFrom', { date: formatDay(open.since, locale, lease.today) })}` : ''}` }] : []),
    ...(creditsMinor > 0n ? [{ label: t('credits'), value: money(-creditsMinor), tone: 'credit' as const }] : []),
  ];
  if (!next && rows.length === 0) return null;
  return (
    <Panel tone="moon">
      {next && (
        <>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-semibold">{next.seq === 0 ? t('nextFirst') : t('nextOf', { seq: next.seq, total: lease.termMonths })}</span>
            <span className="text-ink-muted">{formatDay(next.dueOn, locale, lease.today)}</span>
          </p>
          <p className="mt-1 text-2xl font-bold"><span className="sr-only">{due} </span>{money(next.amountMinor)}</p>
        </>
      )}
      {rows.length > 0 ? <SumList rows={rows} className="mt-2" /> : <p className="mt-2 text-ink-muted">{t('nothingOpen')}</p>}
    </Panel>
  );
}
