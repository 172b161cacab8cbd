'use client';
import { Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { Slider } from '@/components/ui/slider';
import { SumList } from '@/components/ui/sum-list';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/schedule';
import { percentText } from '@/lib/catalogue/model/percent';
import { ExitRibbon } from './exit-ribbon';
import { ExitTable } from './exit-table';
import { usePriceChoice, type Priced } from './price-choice';

/** What leaving costs in every month, told before anybody enters: a ribbon, the two sums of one month, and a table. */
export function ExitPrices({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const { price, version } = usePriceChoice(priced);
  const points = exitRibbon(price, version.returnChargeBps);
  const last = price.terms.termMonths;
  const [wanted, setWanted] = useState<number>();
  const month = Math.min(wanted ?? last / 2, last);
  const point = points[month];
  const [asTable, setAsTable] = useState(false);
  const table = useId();
  if (!point) return null;
  return (
    <Section
      title={t('exit')}
      lead={t('exitLead')}
      aside={(
        <button type="button" aria-expanded={asTable} aria-controls={asTable ? table : undefined} onClick={() => setAsTable(!asTable)} className="inline-flex min-h-11 items-center gap-1.5 hover:text-accent aria-expanded:font-semibold aria-expanded:text-ink md:min-h-8">
          {t('asTable')}<Table2 aria-hidden className="size-4" />
        </button>
      )}
    >
      <ExitRibbon points={points} month={month} currency={price.currency} onChoose={setWanted} />
      <Slider className="mt-1" label={t('exitMonth')} min={0} max={last} value={month} onChange={setWanted} suffix={t('monthUnit')} valueText={t('monthNumber', { month })} />
      <div className="mt-4 grid gap-6 border-t border-line pt-4 md:grid-cols-2 md:gap-9">
        <BuyOut point={point} currency={price.currency} />
        <GiveBack point={point} currency={price.currency} percent={percentText(version.returnChargeBps)} />
      </div>
      {asTable && <ExitTable id={table} points={points} currency={price.currency} />}
    </Section>
  );
}

function BuyOut({ point, currency }: { point: ExitPoint; currency: string }) {
  const t = useTranslations('catalogue');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <div>
      <h3 className="mb-1 text-base font-semibold text-accent">{t('buyOut')} <span className="ml-1 text-xs font-normal text-ink-muted">{t('buyOutLegal')}</span></h3>
      <SumList
        rows={[{ label: t('paidSoFar'), value: money(point.paidMinor) }, { label: t('buyOutPrice', { month: point.month }), value: money(point.buyoutMinor) }]}
        quiet
        result={{ label: t('altogether'), value: money(point.paidMinor + point.buyoutMinor) }}
      />
    </div>
  );
}

function GiveBack({ point, currency, percent }: { point: ExitPoint; currency: string; percent: string }) {
  const t = useTranslations('catalogue');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <div>
      <h3 className="mb-1 text-base font-semibold">{t('giveBack')} <span className="ml-1 text-xs font-normal text-ink-muted">{t('giveBackLegal')}</span></h3>
      <SumList
        rows={[{ label: t('paidSoFar'), value: money(point.paidMinor) }, { label: t('returnCharge', { percent }), value: money(point.returnChargeMinor) }]}
        quiet
        result={{ label: t('altogether'), value: money(point.paidMinor + point.returnChargeMinor) }}
      />
    </div>
  );
}
