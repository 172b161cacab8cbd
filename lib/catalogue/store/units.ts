import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

export interface TakenSerial {
  serial: string;
  /** Number of the listing that it stands in. */
  listing: string;
}

/**
 * Those among these serials that stand in a unit of the seller already, whichever its listing; withdrawn units left the
 * shelf and are no hindrance, but for what came back from a lease: that is sold as used, under a listing that says so. Until the transaction ends nobody else puts units on this seller's shelves.
 */
export async function takenSerials(tx: Tx, sellerId: string, serials: readonly string[], listingId: string): Promise<TakenSerial[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`unit-serials:${sellerId}`}, 0))`;
  const found = await tx.unit.findMany({
    where: { sellerId, serial: { in: [...serials] }, OR: [{ state: { not: 'WITHDRAWN' } }, { listingId, leases: { some: {} } }] },
    orderBy: { serial: 'asc' },
    select: { serial: true, listing: { select: { number: true } } },
  });
  return found.map(({ serial, listing }) => ({ serial, listing: listing.number }));
}

export interface Shelf {
  listingId: string;
  sellerId: string;
}

/** Puts units on the shelf; one that was withdrawn from this listing comes back under its serial. @throws unique violation for a serial that is taken. */
export async function shelveUnits(tx: Tx, { listingId, sellerId }: Shelf, serials: readonly string[], at: Temporal.Instant): Promise<void> {
  const back = await tx.unit.findMany({ where: { listingId, serial: { in: [...serials] }, state: 'WITHDRAWN' }, select: { id: true, serial: true } });
  await tx.unit.updateMany({ where: { id: { in: back.map(({ id }) => id) }, state: 'WITHDRAWN' }, data: { state: 'AVAILABLE' } });
  const known = new Set(back.map(({ serial }) => serial));
  const data = serials.filter((serial) => !known.has(serial)).map((serial) => ({ id: newId('u'), listingId, sellerId, serial, createdAt: toDate(at) }));
  await tx.unit.createMany({ data });
}

/** The listing a unit belongs to, for the seller who owns it. */
export const ownUnit = (tx: Tx, sellerId: string, listingId: string, unitId: string) =>
  tx.unit.findFirst({ where: { id: unitId, listingId, listing: { sellerId } }, select: { id: true, serial: true, state: true } });
