import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { monthOf } from '@/lib/insights/model/months';
import type { OwedStage, SellerIncome as Income } from '@/lib/insights/views/sellers';
import { formatMonth } from '@/lib/kernel/day-text';

interface Month { key: string; stage?: OwedStage | undefined; leases: number; minor: bigint }

/** What waits for something else than its days comes first, what has no day yet last, then how far the rest is. */
const PAST = '0';
const UNKNOWN = '~';
const STAGES: readonly OwedStage[] = ['next', 'settled', 'bank', 'carried'];

/** What a shop has to come by the month in which it may be paid out, and by how far it is after that, a bar each. */
function byMonth({ toCome }: Income, today: string): Month[] {
  const months = new Map<string, Month>();
  for (const { after, stage, leases, minor } of toCome) {
    const key = stage ? `${UNKNOWN}${STAGES.indexOf(stage)}` : after === null ? UNKNOWN : after < today ? PAST : monthOf(after);
    const month = months.get(key) ?? { key, leases: 0, minor: 0n };
    months.set(key, { key, stage, leases: month.leases + leases, minor: month.minor + minor });
  }
  return [...months.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

export function SellerIncome({ income, today, currency }: { income: Income; today: string; currency: string }) {
  const t = useTranslations('insights.shop');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const months = byMonth(income, today);
  const most = months.reduce((top, { minor }) => (minor > top ? minor : top), 1n);
  const share = (minor: bigint) => (minor > 0n ? Number((minor * 1000n) / most) / 10 : 0);
  return (
    <Section title={t('title')} lead={t('lead')} className="mb-10">
      <StatRow
        stats={[
          { key: 'toCome', label: t('toCome'), value: <Money minor={income.toComeMinor} currency={currency} /> }, { key: 'held', label: t('heldBack'), value: <Money minor={income.heldBackMinor} currency={currency} /> },
          { key: 'running', label: t('running'), value: income.running }, { key: 'ended', label: t('ended'), value: income.ended },
          { key: 'credits', label: t('credits'), value: <Money minor={income.creditMinor} currency={currency} /> },
        ]}
      />
      {months.length === 0 ? <p className="mt-4 text-sm text-ink-muted">{t('empty')}</p> : (
        <dl className="mt-6 flex max-w-read flex-col gap-3 text-sm">
          {months.map(({ key, stage, leases, minor }) => (
            <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
              <dt className="text-ink-muted">{stage ? t(`stages.${stage}`) : key === PAST ? t('past') : key === UNKNOWN ? t('unknown') : t('inMonth', { month: formatMonth(key, locale) })}</dt>
              <dd className="text-right font-semibold whitespace-nowrap"><Money minor={minor} currency={currency} /> <span className="money text-xs font-normal text-ink-muted">{t('count', { count: leases })}</span></dd>
              <span aria-hidden className="col-span-2 h-2 rounded-xs bg-sunken"><span className="block h-2 rounded-xs bg-chart-1" style={{ width: `${share(minor)}%` }} /></span>
            </div>
          ))}
        </dl>
      )}
      {income.payableMinor !== null && <p className="mt-4 text-sm">{t.rich('payable', { amount: () => <Money minor={income.payableMinor ?? 0n} currency={currency} /> })}</p>}
    </Section>
  );
}
