import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** How many somebody has; until the transaction ends nobody adds another to them. */
export async function lockedFavouriteCount(tx: Tx, userId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`favourites:${userId}`}, 0))`;
  return tx.favourite.count({ where: { userId } });
}

export const hasFavourite = async (tx: Tx, userId: string, listingId: string): Promise<boolean> =>
  (await tx.favourite.count({ where: { userId, listingId } })) > 0;

/** Whether the mall shows it now. */
export const isInTheMall = async (tx: Tx, listingId: string): Promise<boolean> =>
  (await tx.listing.count({ where: { id: listingId, status: 'PUBLISHED', seller: { status: 'APPROVED' } } })) > 0;

export const insertFavourite = (tx: Tx, userId: string, listingId: string, at: Temporal.Instant) =>
  tx.favourite.createMany({ data: [{ userId, listingId, createdAt: toDate(at) }], skipDuplicates: true });

export const deleteFavourite = (tx: Tx, userId: string, listingId: string) => tx.favourite.deleteMany({ where: { userId, listingId } });
