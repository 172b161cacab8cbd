import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Product } from '@/lib/catalogue/model/product';
import { draftStage, LISTING_STATUSES, type DraftStage, type ListingStatus, type UnitState } from '@/lib/catalogue/model/states';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { lowCount } from './low-stock';

const UNITS_SHOWN = 500;

export type StatusCounts = Record<ListingStatus | 'all', number>;

/** Whether `l` stands there. A new version that waits or was sent back counts as much as a first one: its listing stands in the mall as well. */
export const standsAt = (status: ListingStatus): Prisma.Sql => {
  if (status === 'SUBMITTED') return Prisma.sql`l.submitted_at IS NOT NULL`;
  if (status === 'CHANGES_REQUESTED') return Prisma.sql`(l.draft_version_id IS NOT NULL AND l.submitted_at IS NULL AND l.review_note IS NOT NULL)`;
  return Prisma.sql`l.status = ${status}::"ListingStatus"`;
};

/** How many listings of the seller stand where; one may stand in two places. */
export async function statusCounts(db: Db, actor: Actor): Promise<StatusCounts> {
  const counted = LISTING_STATUSES.map((status) => Prisma.sql`count(*) FILTER (WHERE ${standsAt(status)})::int`);
  const [found] = await db.$queryRaw<{ all: number; counts: number[] }[]>`
    SELECT count(*)::int AS all, ARRAY[${Prisma.join(counted)}] AS counts FROM listing l WHERE l.seller_id = ${sellerFor(actor, 'listings') ?? ''}`;
  return { all: found?.all ?? 0, ...Object.fromEntries(LISTING_STATUSES.map((status, index) => [status, found?.counts[index] ?? 0])) as Record<ListingStatus, number> };
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
