import { COUNT_CAP } from '@/lib/catalogue/model/cursor';
import type { SellerIdentity } from '@/lib/catalogue/model/disclosure-values';
import type { Product } from '@/lib/catalogue/model/product';
import { identityColumns, identityOf } from '@/lib/catalogue/store/sellers';
import { productOf, withPhotos } from '@/lib/catalogue/store/versions';
import type { Db } from '@/lib/platform/db';

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
      seller: { select: { ...identityColumns, storyKo: true, storyEn: true } },
      publishedVersion: { include: { ...withPhotos, category: true } },
    },
  });
  if (!listing?.publishedVersion) return null;
  const { publishedVersion: version } = listing;
  const available = await db.unit.findMany({ where: { listingId, state: 'AVAILABLE' }, select: { id: true }, take: COUNT_CAP });
  return {
    listingId: listing.id,
    number: listing.number,
    versionId: version.id,
    product: productOf(version),
    categoryKo: version.category.nameKo,
    categoryEn: version.category.nameEn,
    seller: identityOf(listing.seller),
    story: { ko: listing.seller.storyKo, en: listing.seller.storyEn },
    available: available.length,
  };
}
