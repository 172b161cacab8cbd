import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Product } from '@/lib/catalogue/model/product';
import { draftStage, LISTING_STATUSES, type DraftStage, type ListingStatus, type UnitState } from '@/lib/catalogue/model/states';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { lowCount } from './low-stock';

const UNITS_SHOWN = 500;

export type StatusCounts = Record<ListingStatus, number>;

/** How many listings of the seller stand where. */
export async function statusCounts(db: Db, actor: Actor): Promise<StatusCounts> {
  const groups = await db.listing.groupBy({ by: ['status'], where: { sellerId: sellerFor(actor, 'listings') ?? '' }, _count: { _all: true } });
  const count = (status: ListingStatus) => groups.find((group) => group.status === status)?._count._all ?? 0;
  return Object.fromEntries(LISTING_STATUSES.map((status) => [status, count(status)])) as StatusCounts;
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
  /** Units left at which the seller is told: of its own, and of all its listings. */
  lowStockAt: number | null;
  sellerLowStockAt: number;
  units: { id: string; serial: string; state: UnitState }[];
}

/** One listing of the seller's own, as its page edits it. */
export async function sellerListing(db: Db, actor: Actor, listingId: string): Promise<SellerListing | null> {
  const listing = await db.listing.findFirst({
    where: { id: listingId, sellerId: sellerFor(actor, 'listings') ?? '' },
    include: {
      draftVersion: { include: withPhotos },
      publishedVersion: { include: withPhotos },
      seller: { select: { lowStockAt: true } },
      units: { orderBy: { serial: 'asc' }, take: UNITS_SHOWN, select: { id: true, serial: true, state: true } },
    },
  });
  const version = listing?.draftVersion ?? listing?.publishedVersion;
  if (!listing || !version) return null;
  return {
    id: listing.id, number: listing.number, status: listing.status, stage: draftStage(listing),
    reviewNote: listing.reviewNote, submittedAt: listing.submittedAt,
    product: productOf(version), version: version.number, units: listing.units,
    lowStockAt: listing.lowStockAt, sellerLowStockAt: listing.seller.lowStockAt,
  };
}

export interface SellerShelf {
  counts: StatusCounts;
  /** Units of published listings that could be sent now. */
  available: number;
  /** Published listings without such a unit. */
  soldOut: number;
  /** Published listings with so few that the seller wants to be told; those without one among them. */
  low: number;
}

/** What the seller's first page counts about listings. */
export async function sellerShelf(db: Db, actor: Actor): Promise<SellerShelf> {
  const sellerId = sellerFor(actor, 'listings') ?? '';
  const [counts, available, soldOut, low] = await Promise.all([
    statusCounts(db, actor),
    db.unit.count({ where: { listing: { sellerId, status: 'PUBLISHED' }, state: 'AVAILABLE' } }),
    db.listing.count({ where: { sellerId, status: 'PUBLISHED', units: { none: { state: 'AVAILABLE' } } } }),
    lowCount(db, sellerId),
  ]);
  return { counts, available, soldOut, low };
}
