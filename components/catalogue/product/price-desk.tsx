'use client';
import { useTranslations } from 'next-intl';
import { CostBar } from '@/components/ui/cost-bar';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';
import { percentOf } from '@/lib/catalogue/model/percent';
import { formatRate } from '@/lib/kernel/money';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { FitLine } from '../fit-line';
import { SumOf, sumFigures } from '../sum-of';
import { PriceAnnouncement } from './price-announcement';
import { AskLimit } from './ask-limit';
import { usePriceChoice, type Priced } from './price-choice';
import { TermControls } from './term-controls';

/** The pair of prices, what they follow from, and the sum that leads there. */
export function PriceDesk({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const { price, version } = usePriceChoice(priced);
  const { currency } = version;
  const over = price.totalToOwnMinor - version.cashPriceMinor;
  const share = percentOf(over, version.cashPriceMinor);
  return (
    <div>
      <dl className="grid grid-cols-2 border-t border-b border-t-ink border-b-line">
        <div className="py-3 pr-3">
          <dt className="text-xs text-ink-muted">{t('instalment')}</dt>
          <dd className="mt-0.5"><Money minor={price.instalmentMinor} currency={currency} className="text-xl font-bold md:text-2xl" /></dd>
          <dd className="text-xs text-ink-muted">{t('months', { count: price.terms.termMonths })}</dd>
        </div>
        <div className="border-l border-line py-3 pl-4">
          <dt className="text-xs text-ink-muted">{t('totalCost')}</dt>
          <dd className="mt-0.5"><Money minor={price.totalCostMinor} currency={currency} className="text-xl font-bold md:text-2xl" /></dd>
          {price.terms.residualMinor > 0n && <dd><ToOwn minor={price.totalToOwnMinor} currency={currency} /></dd>}
          <dd className="text-xs text-ink-muted">{t.rich('cashPriceIs', { amount: () => <Money minor={version.cashPriceMinor} currency={currency} /> })}</dd>
        </div>
      </dl>
      <FitLine instalmentMinor={price.instalmentMinor} financedMinor={version.cashPriceMinor - price.terms.firstPaymentMinor} className="mt-2" />
      <PriceAnnouncement priced={priced} />
      <TermControls priced={priced} />
      <SumOf sum={sumFigures(price)} className="mt-4 border-t border-line pt-3" />
      <CostBar cashMinor={version.cashPriceMinor} paidMinor={price.totalToOwnMinor} className="mt-2" />
      <p className="mt-2 text-xs text-ink-muted">
        {t.rich(price.terms.residualMinor > 0n ? 'overCashToOwn' : 'overCashShare', {
          amount: () => <Money minor={over} currency={currency} signed className="font-semibold text-ink" />, share,
        })}
        {" · "}{t('realRate', { rate: formatRate(scheduleRealRate(price)) })}
      </p>
      <div className="mt-5 flex max-lg:hidden">
        <AskLimit priced={priced} label={t('askLimit')} className="flex-1 px-6" />
      </div>
      <p className="mt-2 text-xs text-ink-muted">{t('askHarmless')}</p>
    </div>
  );
}
