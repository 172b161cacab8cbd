'use client';
import { useTranslations } from 'next-intl';
import { CostBar } from '@/components/ui/cost-bar';
import { DataTable, type Column } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { Schedule } from '@/lib/kernel/schedule';
import { usePriceChoice } from './price-choice';

/* On a card: name left, figure right. */
const LINE = 'max-md:flex max-md:justify-between';

/** Every term that is offered, with the first payment that is chosen; the bars are on one scale. */
export function TermTable() {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  const { price, prices, version } = usePriceChoice();
  const { currency, cashPriceMinor } = version;
  const returns = version.endOfTerm === 'RETURN_OR_BUYOUT';
  const scale = prices.reduce((most, { totalToOwnMinor }) => (totalToOwnMinor > most ? totalToOwnMinor : most), cashPriceMinor);
  const money = (minor: bigint, className?: string) => <Money minor={minor} currency={currency} plain className={className} />;
  const columns: Column<Schedule>[] = [
    { key: 'term', header: t('term'), card: 'title', cell: ({ terms }) => <TermName months={terms.termMonths} chosen={terms.termMonths === price.terms.termMonths} /> },
    {
      key: 'month', header: t('instalment'), align: 'right', card: 'badge', className: 'max-md:font-semibold',
      cell: ({ instalmentMinor }) => <><span className="mr-1 text-xs font-normal text-ink-muted md:hidden">{common('perMonth')}</span>{money(instalmentMinor)}</>,
    },
    { key: 'total', header: t('totalCost'), align: 'right', card: 'line', cardLabel: true, className: LINE, cell: ({ totalCostMinor }) => money(totalCostMinor, 'font-semibold') },
    ...(returns ? [{ key: 'own', header: t('toOwn'), align: 'right' as const, card: 'line' as const, cardLabel: true, className: LINE, cell: ({ totalToOwnMinor }: Schedule) => money(totalToOwnMinor) }] : []),
    {
      key: 'over', header: t('againstCash'), align: 'right', card: 'line', cardLabel: true, className: 'md:w-40 max-md:text-right [&>span:first-child]:max-md:float-left',
      cell: ({ totalToOwnMinor }) => (
        <>
          <Money minor={totalToOwnMinor - cashPriceMinor} currency={currency} signed plain />
          <CostBar cashMinor={cashPriceMinor} paidMinor={totalToOwnMinor} scaleMinor={scale} className="mt-1" />
        </>
      ),
    },
  ];
  return (
    <Section title={t('allTerms')} aside={t.rich('withFirstPayment', { amount: () => <Money minor={price.terms.firstPaymentMinor} currency={currency} /> })}>
      <DataTable
        caption={t('allTerms')}
        columns={columns}
        rows={prices}
        rowKey={({ terms }) => String(terms.termMonths)}
        selected={({ terms }) => terms.termMonths === price.terms.termMonths}
      />
      <p className="mt-3 text-xs text-ink-muted">{t(returns ? 'barNoteReturn' : 'barNote')}</p>
    </Section>
  );
}

function TermName({ months, chosen }: { months: number; chosen: boolean }) {
  const t = useTranslations('catalogue');
  return (
    <span className="font-semibold whitespace-nowrap md:pl-2">
      {t('months', { count: months })}
      {chosen && <span className="ml-1.5 text-xs font-medium text-accent">{t('chosen')}</span>}
    </span>
  );
}
