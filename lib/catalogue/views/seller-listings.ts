import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { cursorText, type Cursor } from '@/lib/catalogue/model/cursor';
import type { Product } from '@/lib/catalogue/model/product';
import { draftStage, LISTING_STATUSES, type DraftStage, type ListingStatus, type UnitState } from '@/lib/catalogue/model/states';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';

const PAGE = 20;
const UNITS_SHOWN = 500;

export interface SellerListingRow {
  id: string;
  number: string;
  title: string;
  status: ListingStatus;
  stage: DraftStage;
  currency: string;
  cashPriceMinor: bigint;
  photoId: string | null;
  available: number;
  units: number;
  createdAt: Date;
}

export type StatusCounts = Record<ListingStatus, number>;

const versionColumns = { title: true, currency: true, cashPriceMinor: true, photos: { orderBy: { position: 'asc' }, take: 1, select: { fileId: true } } } as const;

/** How many listings of the seller stand where. */
export async function statusCounts(db: Db, actor: Actor): Promise<StatusCounts> {
  const groups = await db.listing.groupBy({ by: ['status'], where: { sellerId: sellerFor(actor, 'listings') ?? '' }, _count: { _all: true } });
  const count = (status: ListingStatus) => groups.find((group) => group.status === status)?._count._all ?? 0;
  return Object.fromEntries(LISTING_STATUSES.map((status) => [status, count(status)])) as StatusCounts;
}

/** The seller's own listings, newest first, of one status or of all. */
export async function sellerListings(db: Db, actor: Actor, filter: { status?: ListingStatus; after?: Cursor }): Promise<{ rows: SellerListingRow[]; next?: string; counts: StatusCounts }> {
  const { status, after } = filter;
  const at = after && new Date(after.atMs);
  const found = await db.listing.findMany({
    where: {
      sellerId: sellerFor(actor, 'listings') ?? '',
      ...(status && { status }),
      ...(after && at && { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    include: { draftVersion: { select: versionColumns }, publishedVersion: { select: versionColumns } },
  });
  const shown = found.slice(0, PAGE);
  const [shelves, counts] = await Promise.all([unitCounts(db, shown.map(({ id }) => id)), statusCounts(db, actor)]);
  const rows = shown.map((listing) => {
    const version = listing.draftVersion ?? listing.publishedVersion;
    return {
      id: listing.id, number: listing.number, status: listing.status, stage: draftStage(listing), createdAt: listing.createdAt,
      title: version?.title ?? '', currency: version?.currency ?? 'KRW', cashPriceMinor: version?.cashPriceMinor ?? 0n,
      photoId: version?.photos[0]?.fileId ?? null,
      ...(shelves.get(listing.id) ?? { available: 0, units: 0 }),
    };
  });
  const last = shown.at(-1);
  return { rows, counts, ...(found.length > PAGE && last && { next: cursorText({ atMs: last.createdAt.getTime(), id: last.id }) }) };
}

async function unitCounts(db: Db, listingIds: string[]): Promise<Map<string, { available: number; units: number }>> {
  const groups = await db.unit.groupBy({ by: ['listingId', 'state'], where: { listingId: { in: listingIds }, state: { not: 'WITHDRAWN' } }, _count: { _all: true } });
  const counts = new Map<string, { available: number; units: number }>();
  for (const { listingId, state, _count } of groups) {
    const known = counts.get(listingId) ?? { available: 0, units: 0 };
    counts.set(listingId, { available: known.available + (state === 'AVAILABLE' ? _count._all : 0), units: known.units + _count._all });
  }
  return counts;
}

export interface SellerListing {
  id: string;
  number: string;
  status: ListingStatus;
  stage: DraftStage;
  reviewNote: string | null;
  submittedAt: Date | null;
  /** What is being written, else what is published. */
  product: Product;
  /** Number of that version. */
  version: number;
  units: { id: string; serial: string; state: UnitState }[];
}

/** One listing of the seller's own, as its page edits it. */
export async function sellerListing(db: Db, actor: Actor, listingId: string): Promise<SellerListing | null> {
  const listing = await db.listing.findFirst({
    where: { id: listingId, sellerId: sellerFor(actor, 'listings') ?? '' },
    include: {
      draftVersion: { include: withPhotos },
      publishedVersion: { include: withPhotos },
      units: { orderBy: { serial: 'asc' }, take: UNITS_SHOWN, select: { id: true, serial: true, state: true } },
    },
  });
  const version = listing?.draftVersion ?? listing?.publishedVersion;
  if (!listing || !version) return null;
  return {
    id: listing.id, number: listing.number, status: listing.status, stage: draftStage(listing),
    reviewNote: listing.reviewNote, submittedAt: listing.submittedAt,
    product: productOf(version), version: version.number, units: listing.units,
  };
}

export interface SellerShelf {
  counts: StatusCounts;
  /** Units of published listings that could be sent now. */
  available: number;
  /** Published listings without such a unit. */
  soldOut: number;
}

/** What the seller's first page counts about listings. */
export async function sellerShelf(db: Db, actor: Actor): Promise<SellerShelf> {
  const sellerId = sellerFor(actor, 'listings') ?? '';
  const [counts, available, soldOut] = await Promise.all([
    statusCounts(db, actor),
    db.unit.count({ where: { listing: { sellerId, status: 'PUBLISHED' }, state: 'AVAILABLE' } }),
    db.listing.count({ where: { sellerId, status: 'PUBLISHED', units: { none: { state: 'AVAILABLE' } } } }),
  ]);
  return { counts, available, soldOut };
}
