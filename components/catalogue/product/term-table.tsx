'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { CostBar } from '@/components/ui/cost-bar';
import { join } from '@/components/ui/join';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { comparisonAddress, FIRST_PERCENTS, planKey } from '@/lib/catalogue/model/comparison';
import { COMPARED_MAX } from '@/lib/catalogue/model/finding';
import { percentOf } from '@/lib/catalogue/model/percent';
import type { Schedule } from '@/lib/kernel/schedule';
import { usePriceChoice, type Priced } from './price-choice';

/** Every term that is offered, with the first payment that is chosen; the bars are on one scale. */
export function TermTable({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  const { price, prices, version } = usePriceChoice(priced);
  const { currency, cashPriceMinor } = version;
  const returns = version.endOfTerm === 'RETURN_OR_BUYOUT';
  const scale = prices.reduce((most, { totalToOwnMinor }) => (totalToOwnMinor > most ? totalToOwnMinor : most), cashPriceMinor);
  const money = (minor: bigint) => <Money minor={minor} currency={currency} plain />;
  return (
    <Section title={t('allTerms')} aside={t.rich('withFirstPayment', { amount: () => <Money minor={price.terms.firstPaymentMinor} currency={currency} /> })}>
      <table role="table" className="w-full text-right text-sm max-md:block">
        <caption className="sr-only">{t('allTerms')}</caption>
        <thead role="rowgroup" className="text-xs text-ink-muted max-md:sr-only">
          <tr role="row" className="border-b border-line">
            <Head className="text-left">{t('term')}</Head>
            <Head>{t('instalment')}</Head>
            <Head>{t('totalCost')}</Head>
            {returns && <Head>{t('toOwn')}</Head>}
            <Head>{t('againstCash')}</Head>
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {prices.map((each) => {
            const chosen = each.terms.termMonths === price.terms.termMonths;
            return (
              <tr key={each.terms.termMonths} role="row" aria-current={chosen || undefined} className={join('border-b border-line max-md:grid max-md:grid-cols-2 max-md:gap-y-0.5 max-md:py-4', chosen && 'bg-accent-soft max-md:-mx-5 max-md:px-5')}>
                <th role="rowheader" scope="row" className="text-left font-semibold whitespace-nowrap md:p-2.5">
                  {t('months', { count: each.terms.termMonths })}{chosen && <span className="ml-1.5 text-xs font-medium text-accent">{t('chosen')}</span>}
                </th>
                <Figure className="max-md:font-semibold"><span aria-hidden className="mr-1 text-xs font-normal text-ink-muted md:hidden">{common('perMonth')}</span>{money(each.instalmentMinor)}</Figure>
                <Named name={t('totalCost')} className="font-semibold">{money(each.totalCostMinor)}</Named>
                {returns && <Named name={t('toOwn')}>{money(each.totalToOwnMinor)}</Named>}
                <Named name={t('againstCash')} className="md:w-40">
                  <Money minor={each.totalToOwnMinor - cashPriceMinor} currency={currency} signed plain />
                  <CostBar cashMinor={cashPriceMinor} paidMinor={each.totalToOwnMinor} scaleMinor={scale} className="mt-1 max-md:hidden" />
                </Named>
                <td role="cell" aria-hidden className="col-span-2 pt-1.5 md:hidden"><CostBar cashMinor={cashPriceMinor} paidMinor={each.totalToOwnMinor} scaleMinor={scale} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt-3 text-xs text-ink-muted">{t(returns ? 'barNoteReturn' : 'barNote')}</p>
      {!priced.preview && prices.length > 1 && (
        <Link href={plansAddress(priced.listingId, price, prices)} prefetch={false} className="mt-2 inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4 md:min-h-8">{t('comparePlans')}</Link>
      )}
    </Section>
  );
}

/** The chosen plan and those nearest to it, side by side: as many as the comparison has room for. */
function plansAddress(listingId: string, chosen: Schedule, prices: readonly Schedule[]): string {
  const far = ({ terms }: Schedule) => Math.abs(terms.termMonths - chosen.terms.termMonths);
  const nearest = [...prices].sort((a, b) => far(a) - far(b)).slice(0, COMPARED_MAX).map(({ terms }) => terms.termMonths).sort((a, b) => a - b);
  const share = percentOf(chosen.terms.firstPaymentMinor, chosen.terms.cashPriceMinor);
  const firstPercent = FIRST_PERCENTS.reduce((best, percent) => (Math.abs(percent - share) < Math.abs(best - share) ? percent : best));
  return comparisonAddress({ ids: nearest.map((months) => planKey(listingId, months)), firstPercent });
}

const Head = ({ className, children }: { className?: string; children: ReactNode }) =>
  <th role="columnheader" scope="col" className={join('px-2 py-2.5 font-normal whitespace-nowrap', className)}>{children}</th>;

const Figure = ({ className, children }: { className?: string; children: ReactNode }) => <td role="cell" className={join('md:p-2.5', className)}>{children}</td>;

/** On a phone the figure has its column's name beside it. */
function Named({ name, className, children }: { name: ReactNode; className?: string; children: ReactNode }) {
  return <Figure className={join('max-md:col-span-2 max-md:flex max-md:justify-between', className)}><span aria-hidden className="font-normal text-ink-muted md:hidden">{name}</span><span className="md:block">{children}</span></Figure>;
}
