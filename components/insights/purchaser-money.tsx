import { useLocale, useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import type { PurchaserMoney as Sums } from '@/lib/insights/views/purchaser';
import { formatMonth } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { MonthColumns } from './month-columns';
import { PlainTable } from './plain-table';
import { shareText } from './share-text';

/** What a purchaser has paid and has left over all leases, and what each of the next months asks for. */
export function PurchaserMoney({ money }: { money: Sums }) {
  const t = useTranslations('insights.mine');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { currency, months, paidMinor, creditedMinor, leftMinor, overdueMinor, laterMinor } = money;
  const name = (month: string) => formatMonth(month, locale);
  const most = months.reduce((top, each) => (each.minor > top.minor ? each : top), months[0] ?? { month: '2000-01-01', minor: 0n });
  const summary = t('monthsSummary', { sum: formatMoney(months.reduce((sum, { minor }) => sum + minor, 0n), currency, locale), month: name(most.month), most: formatMoney(most.minor, currency, locale) });
  const whole = paidMinor + leftMinor;
  return (
    <Section title={t('title')} lead={t('all', { count: money.running })} className="mb-10">
      <StatRow
        stats={[
          { key: 'paid', label: t('paid'), value: <Money minor={paidMinor} currency={currency} /> },
          ...(creditedMinor > 0n ? [{ key: 'credited', label: t('credited'), value: <Money minor={creditedMinor} currency={currency} /> }] : []),
          { key: 'left', label: t('left'), value: <Money minor={leftMinor} currency={currency} /> },
          ...(overdueMinor > 0n ? [{ key: 'overdue', label: t('overdue'), value: <Money minor={overdueMinor} currency={currency} />, tone: 'critical' as const }] : []),
        ]}
      />
      <p className="mt-3 text-xs text-ink-muted">{t('share', { share: shareText(paidMinor, whole) })}</p>
      <span aria-hidden className="mt-1 mb-6 block h-2 rounded-xs bg-sunken"><span className="block h-2 rounded-xs bg-chart-1" style={{ width: whole === 0n ? '0%' : `${Number((paidMinor * 1000n) / whole) / 10}%` }} /></span>
      <MonthColumns label={t('months')} summary={summary} currency={currency} locale={locale} {...(months[0] && { now: months[0].month })} series={[{ key: 'due', label: t('due'), fill: 'fill-chart-1', ground: 'bg-chart-1' }]} months={months.map(({ month, minor }) => ({ key: month, name: name(month), minor: [minor] }))} />
      <Fold summary={t('table')} className="mt-4">
        <PlainTable
          caption={t('months')} head={[t('month'), t('due')]}
          rows={[
            ...(overdueMinor > 0n ? [{ key: 'overdue', cells: [t('overdue'), <Money key="m" minor={overdueMinor} currency={currency} plain />] }] : []),
            ...months.map(({ month, minor }) => ({ key: month, cells: [<span key="n" className="money">{name(month)}</span>, <Money key="m" minor={minor} currency={currency} plain />] })),
            ...(laterMinor > 0n ? [{ key: 'later', cells: [t('later'), <Money key="m" minor={laterMinor} currency={currency} plain />] }] : []),
          ]}
        />
      </Fold>
    </Section>
  );
}
