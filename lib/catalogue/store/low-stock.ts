import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

export const setListingLowStock = (tx: Tx, listingId: string, lowStockAt: number | null) => tx.listing.update({ where: { id: listingId }, data: { lowStockAt }, select: { id: true } });

export const setSellerLowStock = (tx: Tx, sellerId: string, lowStockAt: number) => tx.seller.update({ where: { id: sellerId }, data: { lowStockAt }, select: { id: true } });

export interface RunLow {
  listingId: string;
  sellerId: string;
  number: string;
  title: string;
  available: number;
}

/**
 * So many marks are written in one look, a seller's together: where a file filled the shelves of thousands, the next looks
 * go on. Each is told with an audit entry, whose chain holds a lock of the database's few thousand until the commit.
 */
const AT_ONCE = 1000;

/**
 * Marks listings in the mall whose stock has run low since the last look, and clears the mark of those that have enough
 * again. One statement over all of them; only rows whose mark changes are written. @returns those that have run low
 */
export function markLowStock(tx: Tx, at: Temporal.Instant): Promise<RunLow[]> {
  return tx.$queryRaw<RunLow[]>`
    WITH stock AS (
      SELECT l.id, l.seller_id, l.low_stock_told_at IS NOT NULL AS told, few.units, (l.status = 'PUBLISHED' AND w.wanted > 0 AND few.units <= w.wanted) AS low
        FROM listing l JOIN seller s ON s.id = l.seller_id
        CROSS JOIN LATERAL (SELECT coalesce(l.low_stock_at, s.low_stock_at) AS wanted) AS w
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS units FROM (SELECT 1 FROM unit u WHERE u.listing_id = l.id AND u.state = 'AVAILABLE' LIMIT w.wanted + 1) AS shelf) AS few
       WHERE l.status = 'PUBLISHED' OR l.low_stock_told_at IS NOT NULL),
    changed AS (SELECT * FROM stock WHERE low <> told ORDER BY seller_id, id LIMIT ${AT_ONCE}),
    marked AS (
      UPDATE listing l SET low_stock_told_at = CASE WHEN s.low THEN ${toDate(at)}::timestamptz END FROM changed s WHERE s.id = l.id
      RETURNING l.id AS "listingId", l.seller_id AS "sellerId", l.number, l.title, s.units AS available, s.low)
    SELECT "listingId", "sellerId", number, title, available FROM marked WHERE low ORDER BY "sellerId", number`;
}
