import type { Temporal } from 'temporal-polyfill';
import type { Card } from '@/lib/catalogue/model/card';
import type { SellerIdentity } from '@/lib/catalogue/model/disclosure-values';
import { OFFERS_RULE } from '@/lib/catalogue/model/offers';
import type { Product } from '@/lib/catalogue/model/product';
import { listingText } from '@/lib/catalogue/model/search-text';
import { statusAfter, type ListingStatus } from '@/lib/catalogue/model/states';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { replaceOffers } from './offers';
import { readVersion } from './versions';

const columns = {
  id: true, number: true, sellerId: true, status: true, title: true,
  draftVersionId: true, publishedVersionId: true, submittedAt: true, reviewNote: true,
} as const;

export interface LockedListing {
  id: string;
  number: string;
  sellerId: string;
  status: ListingStatus;
  /** As published; empty before. */
  title: string;
  draftVersionId: string | null;
  publishedVersionId: string | null;
  submittedAt: Date | null;
  reviewNote: string | null;
}

/** The seller's own listing, locked until the transaction ends, so that what is submitted is what is reviewed. */
export async function lockOwnListing(tx: Tx, sellerId: string, listingId: string): Promise<LockedListing | null> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM listing WHERE id = ${listingId} AND seller_id = ${sellerId} FOR UPDATE`;
  return locked.length === 1 ? tx.listing.findUnique({ where: { id: listingId }, select: columns }) : null;
}

/** Anybody's listing, for review. */
export async function lockListing(tx: Tx, listingId: string): Promise<LockedListing | null> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM listing WHERE id = ${listingId} FOR UPDATE`;
  return locked.length === 1 ? tx.listing.findUnique({ where: { id: listingId }, select: columns }) : null;
}

export async function insertListing(tx: Tx, listing: { id: string; number: string; sellerId: string; at: Temporal.Instant }): Promise<void> {
  const { id, number, sellerId, at } = listing;
  await tx.listing.create({ data: { id, number, sellerId, createdAt: toDate(at) } });
}

export const attachDraft = (tx: Tx, listingId: string, draftVersionId: string) =>
  tx.listing.update({ where: { id: listingId }, data: { draftVersionId } });

/** The draft now waits for review. */
export const markSubmitted = (tx: Tx, { id, status }: LockedListing, at: Temporal.Instant) =>
  tx.listing.update({ where: { id }, data: { status: statusAfter(status, 'SUBMITTED'), submittedAt: toDate(at), reviewNote: null } });

export const markRecalled = (tx: Tx, { id, status }: LockedListing) =>
  tx.listing.update({ where: { id }, data: { status: statusAfter(status, 'DRAFT'), submittedAt: null } });

export const markChangesRequested = (tx: Tx, { id, status }: LockedListing, note: string) =>
  tx.listing.update({ where: { id }, data: { status: statusAfter(status, 'CHANGES_REQUESTED'), submittedAt: null, reviewNote: note } });

export const markDraftDiscarded = (tx: Tx, { id }: LockedListing) =>
  tx.listing.update({ where: { id }, data: { draftVersionId: null, submittedAt: null, reviewNote: null } });

/** In the mall or out of it, if the listing stands where it is expected to. */
export async function moveListing(tx: Tx, listingId: string, from: ListingStatus, to: ListingStatus): Promise<boolean> {
  const { count } = await tx.listing.updateMany({ where: { id: listingId, status: from }, data: { status: to } });
  return count === 1;
}

export interface Publication {
  listing: LockedListing;
  versionId: string;
  product: Product;
  card: Card;
  seller: SellerIdentity;
  /** Names of the category in every language, for search. */
  categoryNames: string[];
  at: Temporal.Instant;
}

/** The draft becomes what the mall shows; what cards, lists and search read is copied. A newer version keeps its place in the mall. */
export async function markPublished(tx: Tx, { listing, versionId, product, card, seller, categoryNames, at }: Publication): Promise<void> {
  const { title, brand, model, categoryCode, currency, cashPriceMinor, endOfTerm } = product;
  await tx.listing.update({
    where: { id: listing.id },
    data: {
      status: 'PUBLISHED', publishedVersionId: versionId, draftVersionId: null, submittedAt: null, reviewNote: null,
      title, brand, model, categoryCode, currency, cashPriceMinor, endOfTerm, ...card,
      cardPhotoId: product.photos[0]?.fileId ?? null,
      cardPhotoAlt: product.photos[0]?.alt ?? '',
      searchText: listingText(product, { categoryNames, sellerName: seller.businessName }),
      offersRule: OFFERS_RULE,
    },
  });
  await tx.listing.updateMany({ where: { id: listing.id, publishedAt: null }, data: { publishedAt: toDate(at) } });
  const { publishedAt } = await tx.listing.findUniqueOrThrow({ where: { id: listing.id }, select: { publishedAt: true } });
  await replaceOffers(tx, { listingId: listing.id, sellerId: listing.sellerId, product, publishedAt: publishedAt ?? toDate(at) });
}

/** A listing that comes back into the mall is in its lists again. */
export async function offerAgain(tx: Tx, { id, sellerId, publishedVersionId }: LockedListing): Promise<void> {
  const product = publishedVersionId && await readVersion(tx, publishedVersionId);
  const { publishedAt } = await tx.listing.findUniqueOrThrow({ where: { id }, select: { publishedAt: true } });
  if (product && publishedAt) await replaceOffers(tx, { listingId: id, sellerId, product, publishedAt });
}

/** Names of a category in every language; null when there is no such category. */
export async function categoryNames(tx: Tx, code: string): Promise<string[] | null> {
  const found = await tx.category.findUnique({ where: { code } });
  return found && [found.nameKo, found.nameEn];
}
