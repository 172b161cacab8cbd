import { MessageSquareWarning } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DraftBadge, ListingBadge } from '@/components/catalogue/listing-badge';
import { ListingForm } from '@/components/catalogue/listing-form/listing-form';
import { ActButton } from '@/components/catalogue/act-button';
import { ProductSummary } from '@/components/catalogue/product-summary';
import { UnitList } from '@/components/catalogue/unit-list';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { DuplicateButton } from '@/components/workplace/duplicate-button';
import { LowStockForm } from '@/components/workplace/low-stock-form';
import { productForm } from '@/lib/catalogue/model/product-form';
import { neededOfProduct } from '@/lib/catalogue/model/registration';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { sellerListing, type SellerListing } from '@/lib/catalogue/views/seller-listings';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import { formatInstant } from '@/lib/kernel/date-text';
import { dayOf, toInstant } from '@/lib/platform/clock';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import {
  addUnitsAction, cropPhotoAction, discardDraftAction, duplicateListingAction, recallListingAction, registerLeaseProductAction, republishListingAction, saveListingAction, setLowStockAction,
  unpublishListingAction, withdrawUnitAction,
} from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('listings');
  return { title: (await getTranslations('catalogue'))('listing') };
}

export default async function SellerListingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, locale, t] = await Promise.all([sellerPage('listings', `/seller/listings/${id}`), webDeps(), getLocale(), getTranslations('catalogue')]);
  const [listing, names] = await Promise.all([sellerListing(db, actor, id), categoryNames(db)]);
  if (!listing) notFound();
  const categories = names.map(({ code, nameKo, nameEn }) => ({ value: code, label: locale === 'en' ? nameEn : nameKo }));
  const { product } = listing;
  return (
    <>
      <PageHeader
        kicker={<span className="money">{listing.number} · {t('versionNumber', { number: listing.version })}</span>}
        title={product.title}
        badge={<><ListingBadge status={listing.status} /><DraftBadge status={listing.status} stage={listing.stage} /></>}
        actions={<Acts listing={listing} t={t} />}
      />
      <div className="flex flex-col gap-10">
        <Stage listing={listing} locale={locale === 'en' ? 'en' : 'ko'} t={t} />
        <Section title={t('units')} aside={t('stockOf', { available: listing.units.filter(({ state }) => state === 'AVAILABLE').length, units: listing.units.filter(({ state }) => state !== 'WITHDRAWN').length })}>
          <UnitList listingId={id} units={listing.units} add={addUnitsAction} withdraw={withdrawUnitAction} />
          <LowStockForm key={listing.lowStockAt} listingId={id} lowStockAt={listing.lowStockAt} usual={listing.sellerLowStockAt} set={setLowStockAction} className="mt-6" />
        </Section>
        {listing.stage === 'SUBMITTED'
          ? <ProductSummary product={product} category={categories.find(({ value }) => value === product.categoryCode)?.label ?? ''} />
          : <ListingForm key={listing.stage} person={actor.userId} listingId={id} product={productForm(product)} categories={categories} needed={neededOfProduct(packInForce(HOME_JURISDICTION, dayOf(clock.now())).listing)} save={saveListingAction} register={registerLeaseProductAction} crop={cropPhotoAction} />}
      </div>
    </>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations>>;

async function Acts({ listing: { id, status, stage }, t }: { listing: SellerListing; t: Translate }) {
  const own = await getTranslations('workplace');
  return (
    <>
      {stage === 'SUBMITTED' && <ActButton listingId={id} act={recallListingAction} label={t('recall')} done={t('audit.recalled')} />}
      {stage !== 'SUBMITTED' && stage !== 'NONE' && (status === 'PUBLISHED' || status === 'UNPUBLISHED') && <ActButton listingId={id} act={discardDraftAction} label={t('discard')} done={t('audit.draft-discarded')} />}
      <Button asChild><Link href={`/seller/listings/${id}/preview`}>{own('preview')}</Link></Button>
      <DuplicateButton listingId={id} duplicate={duplicateListingAction} />
      {status === 'PUBLISHED' && <Button asChild><Link href={`/p/${id}`}>{t('seeInMall')}</Link></Button>}
      {status === 'PUBLISHED' && <ActButton listingId={id} act={unpublishListingAction} label={t('unpublish')} done={t('audit.unpublished')} ask={{ title: t('unpublishTitle'), text: t('unpublishText') }} variant="danger" />}
      {status === 'UNPUBLISHED' && <ActButton listingId={id} act={republishListingAction} label={t('republish')} done={t('audit.republished')} />}
    </>
  );
}

/** What an admin wrote, or what is being waited for. */
function Stage({ listing, locale, t }: { listing: SellerListing; locale: 'ko' | 'en'; t: Translate }) {
  if (listing.stage === 'CHANGES_REQUESTED') {
    return <Panel tone="caution" icon={MessageSquareWarning} title={t('changesRequested')} className="max-w-read"><p className="whitespace-pre-line">{listing.reviewNote}</p></Panel>;
  }
  if (listing.stage === 'SUBMITTED' && listing.submittedAt) {
    return <Panel tone="moon" title={t('underReview')} className="max-w-read"><p>{t('underReviewText', { at: formatInstant(toInstant(listing.submittedAt), locale) })}</p></Panel>;
  }
  return listing.status === 'PUBLISHED' ? <p className="max-w-read text-sm text-ink-muted">{t('editPublished')}</p> : null;
}
