import type { Card } from '@/lib/catalogue/model/card';
import { guaranteeMask, offerRows, type OfferRow } from '@/lib/catalogue/model/offers';
import type { Product } from '@/lib/catalogue/model/product';
import { regionMask } from '@/lib/catalogue/model/regions';
import { firstPaymentRange } from '@/lib/catalogue/model/terms';
import type { Tx } from '@/lib/platform/db';

const priceColumns = ({ prices }: OfferRow) => ({
  instalment0: prices[0]?.instalmentMinor ?? 0n, total0: prices[0]?.totalCostMinor ?? 0n,
  instalment10: prices[10]?.instalmentMinor ?? null, total10: prices[10]?.totalCostMinor ?? null,
  instalment20: prices[20]?.instalmentMinor ?? null, total20: prices[20]?.totalCostMinor ?? null,
  instalment30: prices[30]?.instalmentMinor ?? null, total30: prices[30]?.totalCostMinor ?? null,
});

interface Offered {
  listingId: string;
  sellerId: string;
  product: Product;
  publishedAt: Date;
}

/** What the mall's lists know of a listing, made anew from what it says; how often it was ordered stays. */
export async function replaceOffers(tx: Tx, { listingId, sellerId, product, publishedAt }: Offered): Promise<void> {
  const known = await tx.listingOffer.findFirst({ where: { listingId }, select: { popularity: true } });
  await deleteOffers(tx, listingId);
  const { categoryCode, brand, condition, endOfTerm, cashPriceMinor } = product;
  const same = {
    listingId, sellerId, categoryCode, brand, condition, endOfTerm, cashPriceMinor, publishedAt,
    regionMask: regionMask(product.deliveryRegions), guaranteeMask: guaranteeMask(product.guarantee),
    leastFirstMinor: firstPaymentRange(product).minMinor, popularity: known?.popularity ?? 0,
  };
  await tx.listingOffer.createMany({
    data: offerRows(product).map((row) => ({ ...same, termKey: row.termKey, termMonths: row.termMonths, residualMinor: row.residualMinor, ...priceColumns(row) })),
  });
}

/** A listing that has left the mall is in none of its lists. */
export const deleteOffers = (tx: Tx, listingId: string) => tx.listingOffer.deleteMany({ where: { listingId } });

/** Listings in the mall whose offers are of an older rule, locked until the transaction ends. */
export const lockOutdated = (tx: Tx, rule: number, limit: number) => tx.$queryRaw<{ id: string; sellerId: string; versionId: string; publishedAt: Date }[]>`
  SELECT l.id, l.seller_id AS "sellerId", l.published_version_id AS "versionId", l.published_at AS "publishedAt" FROM listing l
   WHERE l.status = 'PUBLISHED' AND l.offers_rule < ${rule} ORDER BY l.offers_rule, l.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;

export const markRenewed = (tx: Tx, listingId: string, renewed: Partial<Card> & { searchText: string; offersRule: number }) =>
  tx.listing.update({ where: { id: listingId }, data: renewed });

/** How often each listing was ordered lately, for all at once; what is not named was not ordered. @returns rows that changed */
export const writePopularity = (tx: Tx, listingIds: readonly string[], counts: readonly number[]) => tx.$executeRaw`
  WITH counted AS (SELECT * FROM unnest(${listingIds}::text[], ${counts}::int[]) AS c(listing_id, orders)),
  changed AS (
    SELECT o.listing_id, o.term_key, 0 AS orders FROM listing_offer o WHERE o.popularity > 0 AND NOT EXISTS (SELECT 1 FROM counted c WHERE c.listing_id = o.listing_id)
    UNION ALL
    SELECT o.listing_id, o.term_key, c.orders FROM counted c JOIN listing_offer o ON o.listing_id = c.listing_id WHERE o.popularity <> c.orders)
  UPDATE listing_offer o SET popularity = changed.orders FROM changed WHERE o.listing_id = changed.listing_id AND o.term_key = changed.term_key`;
