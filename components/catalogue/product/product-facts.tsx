import { Landmark, MapPin, Truck, Undo2, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Island } from '@/components/islands/island';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { formatRate } from '@/lib/kernel/money';
import type { ProductPage } from '@/lib/catalogue/views/product';
import { GuaranteeList } from '../guarantee-list';
import { SellerFacts } from '../seller-facts';
import { textLanguage } from '../text-language';
import { useRegionText } from '../use-region-text';
import { GuaranteeTitle } from './guarantee-title';
import type { Priced } from './price-choice';

/** Stock and delivery, where to, withdrawal, who decides: lines under the price. */
export function PriceNotes({ page }: { page: ProductPage }) {
  const t = useTranslations('catalogue');
  const browse = useTranslations('browse');
  const regionText = useRegionText();
  const stock = page.available === 0 ? t('soldOut') : t('inStock', { days: page.product.deliveryDays });
  return (
    <ul className="mt-5">
      <Note icon={Truck}>{stock}</Note>
      <Note icon={MapPin}>{browse('deliversTo', { regions: regionText(page.product.deliveryRegions) })}</Note>
      <Note icon={Undo2}>{t('withdrawal')}</Note>
      <Note icon={Landmark}>{t('financiersAnswer')}</Note>
    </ul>
  );
}

function Note({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5 text-sm text-ink-muted last:border-b">
      <Icon aria-hidden className="mt-0.5 size-4.5 shrink-0" />
      <span>{children}</span>
    </li>
  );
}

export function ProductDescription({ page }: { page: ProductPage }) {
  const t = useTranslations('catalogue');
  const { product } = page;
  return (
    <Section title={t('about')}>
      <p lang={textLanguage(product.description, useLocale() === 'en')} className="max-w-read text-base whitespace-pre-line">{product.description}</p>
      <h3 className="mt-6 mb-1 text-base font-semibold">{t('specifications')}</h3>
      <DescriptionList
        narrow
        items={[
          { term: t('brand'), value: product.brand },
          { term: t('model'), value: product.model },
          { term: t('condition'), value: t(`conditions.${product.condition}`) },
          ...product.specifications.map(({ name, value }) => ({ term: name, value })),
          { term: t('lateRate'), value: t('perYear', { rate: formatRate(product.lateRate) }) },
        ]}
      />
    </Section>
  );
}

export function ProductGuarantee({ page, priced }: { page: ProductPage; priced: Priced }) {
  return <Section title={<Island name="GuaranteeTitle" of={GuaranteeTitle} priced={priced} />}><GuaranteeList plan={page.product.guarantee} /></Section>;
}

/** The shop's own words, in the reader's language where it has them. */
function SellerStory({ story: { ko, en } }: { story: ProductPage['story'] }) {
  const english = useLocale() === 'en' && en !== '';
  return <p lang={english ? 'en' : 'ko'} className="mb-5 max-w-read whitespace-pre-line">{english ? en : ko}</p>;
}

export function ProductSeller({ page }: { page: ProductPage }) {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  return (
    <Section title={t('seller.title')}>
      {page.story.ko && <SellerStory story={page.story} />}
      <SellerFacts seller={page.seller} />
      <p className="mt-3 text-xs text-ink-muted">{common('broker')}</p>
    </Section>
  );
}
