import { useLocale, useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { isSameOfAll, lowestOf, mergedSpecifications, type Compared } from '@/lib/catalogue/model/comparison';
import { exclusionLines } from '@/lib/catalogue/model/guarantee';
import { percentOf, percentText } from '@/lib/catalogue/model/percent';

const rangeOf = ({ firstPaymentMinBps, firstPaymentMaxBps, price: { terms } }: Compared) => ({
  from: percentText(firstPaymentMinBps), to: percentText(firstPaymentMaxBps), percent: percentOf(terms.firstPaymentMinor, terms.cashPriceMinor),
});

export interface ComparedRow {
  key: string;
  name: ReactNode;
  cells: ReactNode[];
  /** Everybody says the same. */
  alike: boolean;
  /** The row that decides. */
  deciding?: boolean;
}

export interface RowGroup {
  key: string;
  title: string;
  rows: ComparedRow[];
}

/** Every point of the comparison in the order in which they weigh. */
export function useComparedRows(listings: readonly Compared[], wantedMonths: number): RowGroup[] {
  const t = useTranslations('finding.comparison');
  const { amounts, texts } = useRowMakers(listings);
  const catalogue = useTranslations('catalogue');
  const english = useLocale() === 'en';
  const facts = [
    texts('brand', ({ brand }) => brand || null), texts('model', ({ model }) => model || null),
    texts('condition', ({ condition }) => catalogue(`conditions.${condition}`)),
    ...mergedSpecifications(listings.map(({ specifications }) => specifications)).map(({ name, values }) => ({
      key: `fact-${name}`, name, alike: isSameOfAll(values), cells: values.map((value) => value ?? <Nothing key={name} />),
    })),
  ];
  const groups = {
    price: [
      amounts('month', ({ price }) => price.instalmentMinor),
      { ...amounts('total', ({ price }) => price.totalCostMinor, 'lowest'), deciding: true },
      amounts('toOwn', ({ price }) => price.totalToOwnMinor, 'lowest'),
      amounts('cash', ({ price }) => price.terms.cashPriceMinor),
      amounts('over', ({ price }) => price.totalToOwnMinor - price.terms.cashPriceMinor, 'signed'),
      amounts('first', ({ price }) => price.terms.firstPaymentMinor, 'plain', (each) => each.otherFirst && <Caution>{t('otherFirst', rangeOf(each))}</Caution>),
      texts('term', ({ price }) => t('months', { count: price.terms.termMonths }),
        ({ otherTerm, price }) => otherTerm && <Caution>{t('otherTerm', { wanted: wantedMonths, count: price.terms.termMonths })}</Caution>),
    ],
    end: [
      texts('end', ({ price }) => (price.terms.residualMinor > 0n ? price.terms.residualMinor.toString() : t('cells.becomesYours')), undefined, ({ price: { terms, currency } }) => (
        terms.residualMinor > 0n ? t.rich('cells.buyOrReturn', { amount: () => <Money minor={terms.residualMinor} currency={currency} /> }) : null)),
      texts('returnCharge', ({ returnChargeBps }) => t('cells.returnCharge', { percent: percentText(returnChargeBps) })),
    ],
    promise: [
      texts('response', ({ guarantee }) => t('cells.hours', { count: guarantee.responseHours })),
      texts('repair', ({ guarantee }) => t('cells.businessDays', { count: guarantee.repairDays })),
      texts('visit', ({ guarantee }) => t(`cells.${guarantee.visit}`)),
      texts('replacement', ({ guarantee }) => t(guarantee.replacement ? 'cells.yes' : 'cells.none')),
      texts('care', ({ guarantee }) => (guarantee.careVisitsPerYear > 0 ? t('cells.care', { count: guarantee.careVisitsPerYear }) : t('cells.none'))),
      texts('exclusions', ({ guarantee }) => exclusionLines(guarantee, english).join(' · ') || t('cells.none')),
      texts('delivery', ({ deliveryDays }) => t('cells.days', { count: deliveryDays })),
    ],
    facts,
  };
  return Object.entries(groups).map(([key, rows]) => ({ key, title: t(`groups.${key}`), rows }));
}

type Note = (listing: Compared) => ReactNode;

function useRowMakers(listings: readonly Compared[]) {
  const t = useTranslations('finding.comparison');
  const amounts = (key: string, amountOf: (listing: Compared) => bigint, look: 'plain' | 'signed' | 'lowest' = 'plain', note?: Note): ComparedRow => {
    const all = listings.map(amountOf);
    const lowest = look === 'lowest' ? lowestOf(all) : new Set<number>();
    return {
      key, name: t(`rows.${key}`), alike: isSameOfAll(all.map(String)),
      cells: listings.map((listing, place) => (
        <span className="flex flex-wrap items-center gap-x-2" key={listing.id}>
          <Money minor={amountOf(listing)} currency={listing.price.currency} signed={look === 'signed'} />
          {lowest.has(place) && <Badge tone="positive">{t('lowest')}</Badge>}
          {note?.(listing)}
        </span>
      )),
    };
  };
  const texts = (key: string, textOf: (listing: Compared) => string | null, note?: Note, shown?: Note): ComparedRow => ({
    key, name: t(`rows.${key}`), alike: isSameOfAll(listings.map(textOf)),
    cells: listings.map((listing) => <Fragment key={listing.id}>{shown?.(listing) ?? textOf(listing) ?? <Nothing />}{note?.(listing)}</Fragment>),
  });
  return { amounts, texts };
}

function Nothing() {
  const t = useTranslations('finding.comparison.cells');
  return <span className="text-ink-muted">{t('nothing')}</span>;
}

function Caution({ children }: { children: ReactNode }) {
  return <span className="mt-1 block basis-full text-xs text-caution">{children}</span>;
}
