import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { initialChoice } from '@/lib/catalogue/model/initial-choice';
import type { ProductPage } from '@/lib/catalogue/views/product';
import { ExitPrices } from './exit-prices';
import { RecentlySeen, RecordSeen } from '../recently-seen';
import { Gallery } from './gallery';
import { PriceBar } from './price-bar';
import { PriceChoiceProvider } from './price-choice';
import { PriceDesk } from './price-desk';
import { ProductFinding } from './product-finding';
import { PriceNotes, ProductDescription, ProductGuarantee, ProductSeller } from './product-facts';
import { ScheduleByYear } from './schedule-by-year';
import { TermTable } from './term-table';

/** Only what follows from the chosen terms is a client component; it stands among what the server has written. */
export function ProductView({ page, preview = false }: { page: ProductPage; /** Shown to its seller or an admin before the mall shows it. */ preview?: boolean }) {
  const { product } = page;
  const { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, offers, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps } = product;
  const version = { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, offers, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps };
  return (
    <PriceChoiceProvider listingId={page.listingId} version={version} usual={initialChoice(version, {})} preview={preview}>
      {!preview && <Crumbs page={page} />}
      {/* On desks two columns of their own, in an order that phones and the keyboard can follow. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:grid-rows-[auto_1fr_auto] lg:gap-y-12">
        <Gallery photos={product.photos} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Title page={page} />
          <PriceDesk />
          <PriceNotes page={page} />
        </div>
        <div className="flex min-w-0 flex-col gap-12 lg:row-span-2 lg:row-start-2">
          <ExitPrices />
          <TermTable />
          <ScheduleByYear />
        </div>
        <div className="flex min-w-0 flex-col gap-12 lg:col-start-2 lg:row-start-3">
          <ProductGuarantee page={page} />
          <ProductDescription page={page} />
          <ProductSeller page={page} />
        </div>
      </div>
      <RecordSeen id={page.listingId} />
      <RecentlySeen except={page.listingId} className="mt-12" />
      <PriceBar />
    </PriceChoiceProvider>
  );
}

function Crumbs({ page }: { page: ProductPage }) {
  const t = useTranslations('catalogue');
  const category = useLocale() === 'en' ? page.categoryEn : page.categoryKo;
  return (
    <nav aria-label={t('place')} className="mb-3 hidden text-xs text-ink-muted md:block">
      <ol className="flex items-center gap-1.5">
        <li><Link href="/" className="inline-flex min-h-6 items-center hover:text-accent">{t('all')}</Link></li>
        <li className="flex items-center gap-1.5"><ChevronRight aria-hidden className="size-3.5" /><Link href={`/c/${page.product.categoryCode}`} className="inline-flex min-h-6 items-center hover:text-accent">{category}</Link></li>
      </ol>
    </nav>
  );
}

function Title({ page }: { page: ProductPage }) {
  const t = useTranslations('catalogue');
  return (
    <header className="mb-2">
      <p className="text-xs text-ink-muted">{page.seller.businessName} · {t('listingNumber', { number: page.number })}</p>
      <h1 className="mt-1 text-xl font-bold">{page.product.title}</h1>
      <ProductFinding id={page.listingId} title={page.product.title} />
    </header>
  );
}
