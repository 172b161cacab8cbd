import { useLocale, useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Money } from '@/components/ui/money';
import type { CashMonth } from '@/lib/insights/views/portfolio';
import { formatMonth } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { MonthColumns } from '../month-columns';
import { PlainTable } from '../plain-table';

/** What the schedules ask for beside what was collected, month by month, and the same in figures. */
export function CashPicture({ months, currency, now }: { months: readonly CashMonth[]; currency: string; now: string }) {
  const t = useTranslations('insights.portfolio');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const sum = (of: (month: CashMonth) => bigint) => formatMoney(months.reduce((all, month) => all + of(month), 0n), currency, locale);
  const name = (month: string) => formatMonth(month, locale);
  return (
    <>
      <MonthColumns
        currency={currency} locale={locale} now={now}
        summary={t('cashSummary', { from: name(months[0]?.month ?? now), to: name(months.at(-1)?.month ?? now), scheduled: sum(({ scheduledMinor }) => scheduledMinor), received: sum(({ receivedMinor }) => receivedMinor) })}
        series={[{ key: 'scheduled', label: t('scheduled'), fill: 'fill-chart-6', ground: 'bg-chart-6' }, { key: 'received', label: t('received'), fill: 'fill-chart-1', ground: 'bg-chart-1' }]}
        months={months.map(({ month, scheduledMinor, receivedMinor }) => ({ key: month, name: name(month), minor: [scheduledMinor, receivedMinor] }))}
      />
      <Fold summary={t('table')} className="mt-6">
        <PlainTable
          caption={t('cash')} head={[t('month'), t('scheduled'), t('credited'), t('received')]}
          rows={months.map((row) => ({
            key: row.month, strong: row.month === now,
            cells: [<span key="m" className="money">{name(row.month)}{row.month === now && ` · ${t('now')}`}</span>, ...[row.scheduledMinor, row.creditedMinor, row.receivedMinor].map((minor, index) => <Money key={index} minor={minor} currency={currency} plain />)],
          }))}
        />
      </Fold>
    </>
  );
}
