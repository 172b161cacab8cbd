'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { PriceBlock } from '@/components/ui/price-block';
import { cardOf } from '@/lib/catalogue/model/card';
import type { SaveListingForm } from '@/lib/catalogue/model/inputs';
import { productInput } from '@/lib/catalogue/model/product';
import type { ListingFormParts } from './form-parts';

/** What the card in the mall would show, as soon as the figures make a price; what else is still empty does not matter here. */
export function PricePreview({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue');
  const typed = useWatch<SaveListingForm, 'product'>({ control: form.control, name: 'product' });
  const read = productInput.safeParse({ ...typed, title: '-', categoryCode: '-', brand: '', model: '', description: '', photos: [], specifications: [] });
  const product = read.success ? read.data : undefined;
  const card = product && cardOf(product);
  if (!card) return <p className="text-sm text-ink-muted">{t('form.previewWaits')}</p>;
  return (
    <div className="max-w-72">
      <p className="text-xs text-ink-muted">{t('form.previewOf', { months: card.cardTermMonths })}</p>
      <PriceBlock
        className="mt-1"
        monthlyMinor={card.cardInstalmentMinor}
        totalMinor={card.cardTotalCostMinor}
        cashMinor={product.cashPriceMinor}
        residualMinor={card.cardTotalToOwnMinor - card.cardTotalCostMinor}
        currency={product.currency}
      />
    </div>
  );
}
