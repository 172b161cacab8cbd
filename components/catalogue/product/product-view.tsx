import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Island } from '@/components/islands/island';
import { Section } from '@/components/ui/section';
import { frontSizes } from '@/lib/catalogue/model/dimensions';
import { initialChoice } from '@/lib/catalogue/model/initial-choice';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import type { ProductPage } from '@/lib/catalogue/views/product';
import { GoodsTitle } from '../goods-title';
import { CardGrid } from '../listing-card';
import { textLanguage } from '../text-language';
import { CardActions } from '../card-actions';
import { RecentlySeen, RecordSeen } from '../recently-seen';
import { ExitPrices } from './exit-prices';
import { Gallery } from './gallery';
import { PriceBar } from './price-bar';
import { PriceDesk } from './price-desk';
import { ProductFinding } from './product-finding';
import { PriceNotes, ProductDescription, ProductGuarantee, ProductSeller } from './product-facts';
import { ProductTexts } from './product-texts';
import { ScheduleByYear } from './schedule-by-year';
import { TermTable } from './term-table';

interface Props {
  page: ProductPage;
  related?: readonly MallCard[];
  /** Shown to its seller or an admin before the mall shows it. */
  preview?: boolean;
}

/** Only what follows from the chosen terms is a client component; it stands among what the server has written. */
export function ProductView({ page, related = [], preview = false }: Props) {
  const { product } = page;
  const { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, offers, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps } = product;
  const version = { currency, cashPriceMinor, endOfTerm, timing, roundingUnit, roundingMode, roundingInterest, offers, firstPaymentMinBps, firstPaymentMaxBps, returnChargeBps };
  const priced = { listingId: page.listingId, version, usual: initialChoice(version, {}), preview };
  return (
    <ProductTexts>
      {!preview && <Crumbs page={page} />}
      {/* On desks pairs that begin on one line, in an order that phones and the keyboard can follow. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem] lg:gap-y-14">
        <Island name="Gallery" of={Gallery} photos={product.photos} sizes={frontSizes(product.specifications)} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Title page={page} preview={preview} />
          <Island name="PriceDesk" of={PriceDesk} priced={priced} />
          <PriceNotes page={page} />
        </div>
        <div className="min-w-0 max-lg:far-down"><Island name="ExitPrices" of={ExitPrices} priced={priced} /></div>
        <div className="flex min-w-0 flex-col gap-10 max-lg:far-down lg:col-start-1"><Island name="TermTable" of={TermTable} priced={priced} /><Island name="ScheduleByYear" of={ScheduleByYear} priced={priced} /></div>
        <div className="min-w-0 max-lg:far-down lg:col-start-2"><ProductGuarantee page={page} priced={priced} /></div>
        <div className="min-w-0 max-lg:far-down lg:col-start-1"><ProductDescription page={page} /></div>
        <div className="min-w-0 max-lg:far-down lg:col-start-2"><ProductSeller page={page} /></div>
      </div>
      {related.length > 0 && <Related cards={related} />}
      {!preview && <Island name="RecordSeen" of={RecordSeen} id={page.listingId} />}
      {!preview && <Island name="RecentlySeen" of={RecentlySeen} except={page.listingId} className="mt-12" />}
      <Island name="PriceBar" of={PriceBar} priced={priced} />
    </ProductTexts>
  );
}

function Related({ cards }: { cards: readonly MallCard[] }) {
  const t = useTranslations('browse.product');
  return <Section title={t('related')} className="mt-10 lg:mt-14"><CardGrid cards={cards} row actions={({ id, title }) => <Island name="CardActions" of={CardActions} late id={id} title={title} />} /></Section>;
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

function Title({ page, preview }: { page: ProductPage; preview: boolean }) {
  const t = useTranslations('catalogue');
  return (
    <header className="mb-2">
      <p className="text-xs text-ink-muted">{page.seller.businessName} · {t('listingNumber', { number: page.number })}</p>
      <h1 lang={textLanguage(page.product.title, useLocale() === 'en')} className="mt-1 text-xl font-bold"><GoodsTitle title={page.product.title} /></h1>
      {!preview && <Island name="ProductFinding" of={ProductFinding} id={page.listingId} title={page.product.title} />}
    </header>
  );
}
