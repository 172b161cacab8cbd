'use client';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';
import { StickyBar } from '@/components/ui/sticky-bar';
import { AskLimit } from './ask-limit';
import { usePriceChoice, type Priced } from './price-choice';

/** On phones: both prices and the one thing to do, always in reach. */
export function PriceBar({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  const { price } = usePriceChoice(priced);
  return (
    <StickyBar className="mt-8 lg:hidden">
      <p className="text-sm leading-6">
        <span className="mr-1 text-xs text-ink-muted">{common('perMonth')}</span>
        <Money minor={price.instalmentMinor} currency={price.currency} className="text-lg font-bold" />
        <br />
        <span className="mr-1 text-xs text-ink-muted">{common('total')}</span>
        <Money minor={price.totalCostMinor} currency={price.currency} className="font-semibold" />
        {price.terms.residualMinor > 0n && <ToOwn minor={price.totalToOwnMinor} currency={price.currency} className="block leading-5" />}
      </p>
      <AskLimit priced={priced} label={t('askLimitShort')} className="px-5" />
    </StickyBar>
  );
}
