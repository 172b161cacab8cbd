'use client';
import { Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState, type ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { Slider } from '@/components/ui/slider';
import { SumList } from '@/components/ui/sum-list';
import { percentText } from '@/lib/catalogue/model/percent';
import type { ExitPoint } from '@/lib/kernel/exits';
import { ExitRibbon } from './exit-ribbon';
import { ExitTable } from './exit-table';

/** Of a lease that runs: what service credits took off what would have been paid, and what of it was asked for and is not paid. */
type Point = ExitPoint & { creditedMinor?: bigint; owedMinor?: bigint };

interface Props {
  /** One a month, that before the first instalment included. */
  points: readonly Point[];
  currency: string;
  returnChargeBps: number;
  /** The month that is looked at first. */
  start: number;
  /** Months that are over. */
  passed?: number;
}

/** What leaving costs in every month: a ribbon, the two sums of one month, and a table. */
export function ExitPanel({ points, currency, returnChargeBps, start, passed = 0 }: Props) {
  const t = useTranslations('catalogue');
  const last = points.length - 1;
  const [wanted, setWanted] = useState<number>();
  const month = Math.min(wanted ?? start, last);
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
          {t(asTable ? 'hideTable' : 'asTable')}<Table2 aria-hidden className="size-4" />
        </button>
      )}
    >
      <ExitRibbon points={points} month={month} passed={passed} currency={currency} onChoose={setWanted} />
      <Slider className="mt-1" label={t('exitMonth')} min={0} max={last} value={month} onChange={setWanted} problem={t('exitMonthProblem', { max: last })} suffix={t('monthUnit')} valueText={t('monthNumber', { month })} />
      <div className="mt-4 grid gap-6 border-t border-line pt-4 md:grid-cols-2 md:gap-9">
        <BuyOut point={point} currency={currency} />
        <GiveBack point={point} currency={currency} percent={percentText(returnChargeBps)} />
      </div>
      {asTable && <ExitTable id={table} points={points} currency={currency} />}
    </Section>
  );
}

/** Beside the sum, since nobody paid it. */
const credited = ({ creditedMinor = 0n }: Point, label: string, money: (minor: bigint) => ReactNode) => (creditedMinor > 0n ? { after: [{ label, value: money(creditedMinor), tone: 'credit' as const }] } : {});

/** Paid until then; and what has to be paid besides, since it was asked for. */
const soFar = ({ paidMinor, owedMinor = 0n }: Point, t: (key: 'paidSoFar' | 'owedSoFar') => string, money: (minor: bigint) => ReactNode) =>
  [{ label: t('paidSoFar'), value: money(paidMinor) }, ...(owedMinor > 0n ? [{ label: t('owedSoFar'), value: money(owedMinor) }] : [])];

function BuyOut({ point, currency }: { point: Point; currency: string }) {
  const t = useTranslations('catalogue');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  const residualMinor = point.buyoutMinor + point.unearnedFeeMinor - point.leftMinor;
  const sum = { left: () => money(point.leftMinor), residual: () => money(residualMinor), fee: () => money(point.unearnedFeeMinor) };
  const price = { label: t('buyOutPrice', { month: point.month }), value: money(point.buyoutMinor), hint: t.rich(residualMinor > 0n ? 'buyOutSumResidual' : 'buyOutSum', sum) };
  return (
    <div>
      <h3 className="mb-1 text-base font-semibold text-accent">{t('buyOut')} <span className="ml-1 text-xs font-normal text-ink-muted">{t('buyOutLegal')}</span></h3>
      <SumList
        rows={[...soFar(point, t, money), price]}
        quiet
        result={{ label: t('altogether'), value: money(point.paidMinor + (point.owedMinor ?? 0n) + point.buyoutMinor) }}
        {...credited(point, t('creditedSoFar'), money)}
      />
      <p className="mt-1 text-xs text-ink-muted">{t('buyOutDaily')}</p>
    </div>
  );
}

function GiveBack({ point, currency, percent }: { point: Point; currency: string; percent: string }) {
  const t = useTranslations('catalogue');
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <div>
      <h3 className="mb-1 text-base font-semibold">{t('giveBack')} <span className="ml-1 text-xs font-normal text-ink-muted">{t('giveBackLegal')}</span></h3>
      <SumList
        rows={[...soFar(point, t, money), { label: t('returnCharge', { percent }), value: money(point.returnChargeMinor) }]}
        quiet
        result={{ label: t('altogether'), value: money(point.paidMinor + (point.owedMinor ?? 0n) + point.returnChargeMinor) }}
        {...credited(point, t('creditedSoFar'), money)}
      />
    </div>
  );
}
