import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DisclosureCheck } from '@/components/catalogue/disclosure-check';
import { DraftBadge, ListingBadge } from '@/components/catalogue/listing-badge';
import { ProductSummary } from '@/components/catalogue/product-summary';
import { ReviewDecision } from '@/components/catalogue/review-decision';
import { SellerFacts } from '@/components/catalogue/seller-facts';
import { VersionChanges } from '@/components/catalogue/version-changes';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { Timeline } from '@/components/ui/timeline';
import { reviewedListing, type ReviewedListing } from '@/lib/catalogue/views/review';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { dayOf, toInstant } from '@/lib/platform/clock';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { publishListingAction, requestChangesAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('catalogue'))('review.title') };
}

type Translate = Awaited<ReturnType<typeof getTranslations<'catalogue'>>>;

export default async function ReviewListingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, locale, t, own] = await Promise.all([
    pageActor('ADMIN', `/admin/listings/${id}`), webDeps(), getLocale(), getTranslations('catalogue'), getTranslations('workplace'),
  ]);
  const listing = await reviewedListing(deps.db, actor, id, dayOf(deps.clock.now()));
  if (!listing) notFound();
  const language = locale === 'en' ? 'en' : 'ko';
  return (
    <>
      <PageHeader
        kicker={<span className="money">{listing.number} · {t('versionNumber', { number: listing.version })} · {listing.seller.businessName}</span>}
        title={listing.product.title}
        badge={<><ListingBadge status={listing.status} /><DraftBadge status={listing.status} stage={listing.stage} /></>}
        lead={t('review.units', { count: listing.units })}
        actions={<Button asChild><Link href={`/admin/listings/${id}/preview`}>{own('preview')}</Link></Button>}
      />
      {listing.reviewNote && <Panel tone="caution" title={t('changesRequested')} className="mb-8 max-w-read"><p className="whitespace-pre-line">{listing.reviewNote}</p></Panel>}
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex min-w-0 flex-col gap-10">
          {listing.shown && <Section title={t('review.changes')}><VersionChanges before={listing.shown} after={listing.product} locale={language} /></Section>}
          <ProductSummary product={listing.product} category={language === 'en' ? listing.categoryEn : listing.categoryKo} />
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <Section title={t('review.disclosures')}><DisclosureCheck pack={listing.pack} missing={listing.missing} /></Section>
          <Section title={t('seller.title')}><SellerFacts seller={listing.seller} /></Section>
          <Section title={t('review.history')}><History listing={listing} locale={language} t={t} /></Section>
        </div>
      </div>
      <Section title={t('review.decide')} className="mt-12">
        {listing.submittedAt ? (
          <ReviewDecision
            key={listing.submittedAt.toISOString()}
            submission={{ listingId: id, versionId: listing.versionId, submittedAt: listing.submittedAt.toISOString() }}
            {...lockedBy(listing, t)}
            publish={publishListingAction}
            requestChanges={requestChangesAction}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
            <p className="text-sm text-ink-muted">{t('review.decided')}</p>
            <Button asChild>{listing.nextId ? <Link href={`/admin/listings/${listing.nextId}`}>{t('review.next')}</Link> : <Link href="/admin/listings">{t('review.toQueue')}</Link>}</Button>
          </div>
        )}
      </Section>
    </>
  );
}

/** Why the listing cannot be let in now. */
function lockedBy({ missing, sellerApproved }: ReviewedListing, t: Translate): { locked?: string } {
  if (!sellerApproved) return { locked: t('review.lockedSeller') };
  return missing.length > 0 ? { locked: t('review.lockedMissing', { count: missing.length }) } : {};
}

async function History({ listing, locale, t }: { listing: ReviewedListing; locale: 'ko' | 'en'; t: Translate }) {
  const common = await getTranslations('common');
  return (
    <Timeline
      entries={listing.history.map(({ id, action, actorRole, actorName, reason, at }) => ({
        key: id,
        at: formatTableInstant(toInstant(at), locale),
        text: t.has(`audit.${action.replace('listing.', '')}`) ? t(`audit.${action.replace('listing.', '')}`) : action,
        note: [actorName ?? common('brand'), common.has(`role.${actorRole}`) ? common(`role.${actorRole}`) : '', reason].filter(Boolean).join(' · '),
      }))}
    />
  );
}
