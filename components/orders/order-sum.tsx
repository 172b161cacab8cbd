import { useTranslations } from 'next-intl';
import { sumFigures, SumOf } from '@/components/catalogue/sum-of';
import { CostBar } from '@/components/ui/cost-bar';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatRate } from '@/lib/kernel/money';
import type { Schedule } from '@/lib/kernel/schedule';

/** The addition, the cash price beside it, and what is paid over it. */
export function OrderSum({ schedule, realAnnualRate }: { schedule: Schedule; realAnnualRate: string }) {
  const t = useTranslations('orders.form.sum');
  const cash = schedule.terms.cashPriceMinor;
  const owned = schedule.terms.residualMinor > 0n;
  return (
    <Section title={t('title')}>
      <SumOf sum={sumFigures(schedule)} />
      <dl className="flex items-baseline justify-between py-1.5 text-sm">
        <dt className="text-ink-muted">{t('cash')}</dt>
        <dd className="font-medium"><Money minor={cash} currency={schedule.currency} /></dd>
      </dl>
      <CostBar cashMinor={cash} paidMinor={schedule.totalToOwnMinor} className="mt-2" />
      <p className="mt-2 text-xs text-ink-muted">
        {t.rich(owned ? 'overOwned' : 'over', {
          amount: () => <Money minor={schedule.totalToOwnMinor - cash} currency={schedule.currency} signed className="font-semibold text-ink" />,
          rate: formatRate(realAnnualRate),
        })}
      </p>
    </Section>
  );
}
