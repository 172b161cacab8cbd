import { useTranslations } from 'next-intl';
import { DataTable, type Column } from '@/components/ui/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { percentText } from '@/lib/catalogue/model/percent';
import type { Product } from '@/lib/catalogue/model/product';
import { firstPaymentRange, offersOf, referencePrice, REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import type { Schedule } from '@/lib/kernel/schedule';
import { formatRate } from '@/lib/kernel/money';
import { GuaranteeList } from './guarantee-list';
import { Thumb } from './plate';
import { useRegionText } from './use-region-text';

/** Everything a listing says, to be read and not written: for review, and while it is under review. */
export function ProductSummary({ product, category }: { product: Product; category: string }) {
  const t = useTranslations('catalogue');
  return (
    <div className="flex flex-col gap-10">
      <Section title={t('about')}>
        <ul className="mb-4 flex flex-wrap gap-3">
          {product.photos.map(({ fileId, alt }, index) => <li key={`${fileId}-${index}`}><Thumb photoId={fileId} alt={alt} className="w-40" /><p className="w-40 text-xs text-ink-muted">{alt}</p></li>)}
        </ul>
        <DescriptionList
          items={[
            { term: t('category'), value: category },
            { term: t('brand'), value: product.brand },
            { term: t('model'), value: product.model },
            { term: t('condition'), value: t(`conditions.${product.condition}`) },
            { term: t('form.description'), value: <span className="whitespace-pre-line">{product.description}</span> },
            ...product.specifications.map(({ name, value }) => ({ term: name, value })),
          ]}
        />
      </Section>
      <Section title={t('form.price')}><Terms product={product} /></Section>
      <Section title={t('guarantee.title')}><GuaranteeList plan={product.guarantee} /></Section>
    </div>
  );
}

function Terms({ product }: { product: Product }) {
  const t = useTranslations('catalogue');
  const regionText = useRegionText();
  const { currency } = product;
  const { minMinor, maxMinor } = firstPaymentRange(product);
  const money = (minor: bigint) => <Money minor={minor} currency={currency} plain />;
  const prices = offersOf(product).flatMap(({ termMonths }) => referencePrice(product, { termMonths, firstPaymentMinor: minMinor }) ?? []);
  const columns: Column<Schedule>[] = [
    { key: 'term', header: t('term'), card: 'title', cell: ({ terms }) => t('months', { count: terms.termMonths }) },
    { key: 'residual', header: t('residual'), align: 'right', card: 'amount', cardLabel: true, cell: ({ terms }) => money(terms.residualMinor) },
    { key: 'month', header: t('instalment'), align: 'right', card: 'amount', cardLabel: true, cell: ({ instalmentMinor }) => money(instalmentMinor) },
    { key: 'total', header: t('totalCost'), align: 'right', card: 'amount', cardLabel: true, cell: ({ totalCostMinor }) => money(totalCostMinor) },
    { key: 'own', header: t('toOwn'), align: 'right', card: 'amount', cardLabel: true, cell: ({ totalToOwnMinor }) => money(totalToOwnMinor) },
  ];
  return (
    <>
      <DescriptionList
        items={[
          { term: t('cashPrice'), value: <Money minor={product.cashPriceMinor} currency={currency} /> },
          { term: t('endOfTerm'), value: t(product.endOfTerm === 'TITLE_TRANSFER' ? 'form.titleTransfer' : 'form.returnOrBuyout') },
          { term: t('firstPayment'), value: <>{money(minMinor)} – {money(maxMinor)}</> },
          { term: t('form.returnCharge'), value: `${percentText(product.returnChargeBps)}%` },
          { term: t('lateRate'), value: t('perYear', { rate: formatRate(product.lateRate) }) },
          { term: t('form.deliveryDays'), value: t('withinDays', { days: product.deliveryDays }) },
          { term: t('review.fields.deliveryRegions'), value: regionText(product.deliveryRegions) },
        ]}
      />
      <p className="mt-4 text-xs text-ink-muted">{t('referenceNote', { rate: formatRate(REFERENCE_RATE) })}</p>
      <DataTable needs="little" caption={t('allTerms')} columns={columns} rows={prices} rowKey={({ terms }) => String(terms.termMonths)} />
    </>
  );
}
