import { sellerFor } from '@/lib/accounts/model/seller-roles';
import { COUNT_CAP } from '@/lib/catalogue/model/cursor';
import type { SellerIdentity } from '@/lib/catalogue/model/disclosure-values';
import type { PhotoRef, Product } from '@/lib/catalogue/model/product';
import { identityColumns, identityOf } from '@/lib/catalogue/store/sellers';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { Category, ListingVersion } from '@/lib/platform/generated/client';

const versionParts = { ...withPhotos, category: true } as const;
const sellerParts = { ...identityColumns, storyKo: true, storyEn: true } as const;

export interface ProductPage {
  listingId: string;
  number: string;
  versionId: string;
  product: Product;
  categoryKo: string;
  categoryEn: string;
  seller: SellerIdentity;
  /** What the seller tells of itself; empty where it has not. */
  story: { ko: string; en: string };
  /** Units on the shelf now. */
  available: number;
}

/** The product page of what the mall shows; null for everything else. For everybody. */
export async function productPage(db: Db, listingId: string): Promise<ProductPage | null> {
  const listing = await db.listing.findFirst({
    where: { id: listingId, status: 'PUBLISHED', seller: { status: 'APPROVED' } },
    select: {
      id: true, number: true,
      seller: { select: sellerParts },
      publishedVersion: { include: versionParts },
    },
  });
  if (!listing?.publishedVersion) return null;
  return pageOf(db, listing, listing.publishedVersion);
}

/** The same of what is being written or reviewed, as its purchaser would see it; of what is published where nothing is. For its seller, and for admins. */
export async function previewPage(db: Db, actor: Actor, listingId: string): Promise<ProductPage | null> {
  const sellerId = sellerFor(actor, 'listings');
  const own = sellerId === null ? null : { sellerId };
  if (!own && actor.role !== 'ADMIN') return null;
  const listing = await db.listing.findFirst({
    where: { id: listingId, ...own },
    select: { id: true, number: true, seller: { select: sellerParts }, draftVersion: { include: versionParts }, publishedVersion: { include: versionParts } },
  });
  const version = listing?.draftVersion ?? listing?.publishedVersion;
  return listing && version ? pageOf(db, listing, version) : null;
}

interface ListingRow {
  id: string;
  number: string;
  seller: Parameters<typeof identityOf>[0] & { storyKo: string; storyEn: string };
}

async function pageOf(db: Db, { id, number, seller }: ListingRow, version: ListingVersion & { photos: PhotoRef[]; category: Category }): Promise<ProductPage> {
  const available = await db.unit.findMany({ where: { listingId: id, state: 'AVAILABLE' }, select: { id: true }, take: COUNT_CAP });
  return {
    listingId: id,
    number,
    versionId: version.id,
    product: productOf(version),
    categoryKo: version.category.nameKo,
    categoryEn: version.category.nameEn,
    seller: identityOf(seller),
    story: { ko: seller.storyKo, en: seller.storyEn },
    available: available.length,
  };
}
