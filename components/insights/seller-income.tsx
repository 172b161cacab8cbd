import { useLocale, useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { monthOf } from '@/lib/insights/model/months';
import type { SellerIncome as Income } from '@/lib/insights/views/sellers';
import { formatMonth } from '@/lib/kernel/date-text';
import { formatMoney } from '@/lib/kernel/money';
import { MonthColumns } from './month-columns';
import { PlainTable } from './plain-table';

interface Month { key: string; name: string; leases: number; minor: bigint }

/** What a shop has to come, by the month in which it may be paid out; what may be paid now, and what has no day yet, by themselves. */
export function SellerIncome({ income, today, currency }: { income: Income; today: string; currency: string }) {
  const t = useTranslations('insights.shop');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const months = new Map<string, Month>();
  for (const { after, leases, minor } of income.toCome) {
    const key = after === null ? 'unknown' : after < today ? 'past' : monthOf(after);
    const name = key === 'unknown' || key === 'past' ? t(key) : formatMonth(key, locale);
    const month = months.get(key) ?? { key, name, leases: 0, minor: 0n };
    months.set(key, { ...month, leases: month.leases + leases, minor: month.minor + minor });
  }
  const place = ({ key }: Month) => (key === 'past' ? '0' : key);
  const rows = [...months.values()].sort((one, other) => place(one).localeCompare(place(other)));
  const count = rows.reduce((sum, { leases }) => sum + leases, 0);
  return (
    <Section title={t('title')} lead={t('lead')} className="mb-10">
      <StatRow
        stats={[
          { key: 'toCome', label: t('toCome'), value: <Money minor={income.toComeMinor} currency={currency} /> }, { key: 'held', label: t('heldBack'), value: <Money minor={income.heldBackMinor} currency={currency} /> },
          { key: 'running', label: t('running'), value: income.running }, { key: 'ended', label: t('ended'), value: income.ended },
          { key: 'credits', label: t('credits'), value: <Money minor={income.creditMinor} currency={currency} /> },
        ]}
      />
      {rows.length === 0 ? <p className="mt-4 text-sm text-ink-muted">{t('empty')}</p> : (
        <div className="mt-6 max-w-read">
          <MonthColumns label={t('toCome')} summary={t('summary', { count, sum: formatMoney(income.toComeMinor, currency, locale) })} currency={currency} locale={locale} series={[{ key: 'toCome', label: t('toCome'), fill: 'fill-chart-1', ground: 'bg-chart-1' }]} months={rows.map(({ key, name, minor }) => ({ key, name, minor: [minor] }))} />
          <Fold summary={t('table')} className="mt-4">
            <PlainTable caption={t('toCome')} head={[t('month'), t('leases'), t('amount')]} rows={rows.map(({ key, name, leases, minor }) => ({ key, cells: [<span key="n" className="money">{name}</span>, leases, <Money key="m" minor={minor} currency={currency} plain />] }))} />
          </Fold>
        </div>
      )}
    </Section>
  );
}
