import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { PriceBlock } from '@/components/ui/price-block';
import type { LimitFormPage } from '@/lib/limits/views/form';
import { GoodsLine } from './goods-line';

/** What the limit is asked for: the goods, the pair of prices at the reference rate, and where to change them. */
export function AskedTerms({ page }: { page: LimitFormPage }) {
  const t = useTranslations('limits');
  const { goods } = page;
  return (
    <div>
      <GoodsLine goods={goods} />
      <PriceBlock
        className="mt-4 border-t border-ink pt-4"
        monthlyMinor={page.instalmentMinor} totalMinor={page.totalCostMinor} cashMinor={goods.cashPriceMinor}
        residualMinor={page.totalToOwnMinor - page.totalCostMinor} currency={goods.currency}
      />
      <p className="mt-3 text-sm text-ink-muted">{t('form.reference')}</p>
      <p className="mt-2 text-sm text-ink-muted">{t.rich('form.cash', { amount: () => <Money minor={goods.cashPriceMinor} currency={goods.currency} /> })} · {page.sellerName}</p>
      <Link
        href={`/p/${goods.listingId}?term=${goods.termMonths}&first=${goods.firstPaymentMinor.toString()}`}
        className="mt-3 inline-flex min-h-11 items-center text-sm text-accent underline underline-offset-4 md:min-h-6"
      >
        {t('form.change')}
      </Link>
    </div>
  );
}
