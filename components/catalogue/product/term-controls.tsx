'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Slider } from '@/components/ui/slider';
import { percentOf } from '@/lib/catalogue/model/percent';
import { formatMoney } from '@/lib/kernel/money';
import { usePriceChoice, type Priced } from './price-choice';

/** A hundredth of the range, as a round number that a reader can land on: 10,000 of 1,644,000 won. */
function stepOf(range: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(range, 1))) - 2);
  return Math.max(1, power);
}

/** Term and first payment, and how the term ends. */
export function TermControls({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { version, price, terms, range, chooseTerm, chooseFirstPayment } = usePriceChoice(priced);
  const { currency, cashPriceMinor } = version;
  const first = price.terms.firstPaymentMinor;
  const share = percentOf(first, cashPriceMinor);
  const [min, max] = [Number(range.minMinor), Number(range.maxMinor)];
  const money = (minor: bigint | number) => formatMoney(BigInt(minor), currency, locale);
  return (
    <div className="flex flex-col gap-4 pt-4">
      <SegmentedControl
        legend={t('term')}
        aside={t('months', { count: price.terms.termMonths })}
        options={terms.map((months) => ({ value: String(months), label: months, name: t('months', { count: months }) }))}
        value={String(price.terms.termMonths)}
        input={{ name: 'term', onChange: (event) => chooseTerm(Number(event.target.value)) }}
      />
      {max > min ? (
        <Slider
          label={t('firstPayment')}
          min={min}
          max={max}
          step={stepOf(max - min)}
          value={Number(first)}
          onChange={(won) => chooseFirstPayment(BigInt(won))}
          suffix={locale === 'ko' && currency === 'KRW' ? '원' : currency}
          note={`· ${share}%`}
          hint={t('firstPaymentRange', { min: money(min), max: money(max) })}
          problem={t('firstPaymentProblem', { min: money(min), max: money(max) })}
          valueText={money(first)}
        />
      ) : (
        <p className="flex justify-between text-sm"><span className="text-ink-muted">{t('firstPayment')}</span><Money minor={first} currency={currency} className="font-semibold" /></p>
      )}
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="text-ink-muted">{t('endOfTerm')}</span>
        <span className="font-semibold">
          {price.terms.residualMinor > 0n ? t.rich('endBuyOrReturn', { amount: () => <Money minor={price.terms.residualMinor} currency={currency} /> }) : t('endTitle')}
        </span>
      </p>
    </div>
  );
}
