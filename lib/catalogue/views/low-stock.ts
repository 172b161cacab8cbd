import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { COUNT_CAP } from '@/lib/catalogue/model/cursor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

/** In the mall, and with no more free units than the seller wants to be told of. `l` the listing, `s` its seller. */
export const LOW = Prisma.sql`
  (l.status = 'PUBLISHED' AND coalesce(l.low_stock_at, s.low_stock_at) > 0
   AND (SELECT count(*) FROM (SELECT 1 FROM unit u WHERE u.listing_id = l.id AND u.state = 'AVAILABLE' LIMIT coalesce(l.low_stock_at, s.low_stock_at) + 1) AS few)
       <= coalesce(l.low_stock_at, s.low_stock_at))`;

/** How many listings of a seller these are; at most one more than the cap. */
export async function lowCount(db: Db, sellerId: string): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM listing l JOIN seller s ON s.id = l.seller_id WHERE l.seller_id = ${sellerId} AND l.status = 'PUBLISHED' AND ${LOW} LIMIT ${COUNT_CAP + 1}) AS counted`;
  return rows[0]?.count ?? 0;
}

/** From how many units left a seller is told, where a listing says nothing of its own. */
export const sellerLowStock = async (db: Db, actor: Actor): Promise<number> =>
  (await db.seller.findUnique({ where: { id: sellerFor(actor, 'listings') ?? '' }, select: { lowStockAt: true } }))?.lowStockAt ?? 0;
