import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { ProductView } from '@/components/catalogue/product/product-view';
import { ProductSummary } from '@/components/catalogue/product-summary';
import { Panel } from '@/components/ui/panel';
import { offersOf } from '@/lib/catalogue/model/terms';
import type { ProductPage } from '@/lib/catalogue/views/product';

/** The product's page as its purchaser would see it, said to be only looked at. Without a term there is no price to show. */
export function PreviewFrame({ page, back }: { page: ProductPage; back: string }) {
  const t = useTranslations('workplace');
  return (
    <>
      <Panel tone="info" icon={Eye} title={t('previewTitle')} className="mb-8">
        <p>{t('previewText')}</p>
        <Link href={back} className="mt-1 inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-8">{t('previewBack')}</Link>
      </Panel>
      {offersOf(page.product).length > 0
        ? <ProductView page={page} preview />
        : (
          <>
            <h1 className="mb-4 text-xl font-bold">{page.product.title}</h1>
            <Panel tone="caution" title={t('previewNoTerms')} className="mb-8" />
            <ProductSummary product={page.product} category={page.categoryKo} />
          </>
        )}
    </>
  );
}
